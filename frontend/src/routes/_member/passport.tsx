import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readPageSearch } from '../../lib/page-window.ts';

export const Route = createFileRoute('/_member/passport')({
  validateSearch: readPageSearch,
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('OPEN_PASSPORT')) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/passport/load-passport.ts')).loadPassport(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/passport/passport-page.tsx'), 'PassportPage'),
});
