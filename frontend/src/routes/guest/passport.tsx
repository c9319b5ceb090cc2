import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readPageSearch } from '../../lib/page-window.ts';

export const Route = createFileRoute('/guest/passport')({
  validateSearch: readPageSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/passport/load-passport.ts')).loadPassport(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/passport/passport-page.tsx'), 'PassportPage'),
});
