import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readPageSearch } from '../../lib/page-window.ts';

export const Route = createFileRoute('/_member/people/$id/')({
  validateSearch: readPageSearch,
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('LIST_PEOPLE')) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) =>
    (await import('../../features/profile/load-profile.ts')).loadProfile(
      context.services.client,
      params.id,
      deps,
    ),
  component: lazyRouteComponent(() => import('../../features/profile/profile-page.tsx'), 'ProfilePage'),
});
