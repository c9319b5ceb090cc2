import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readStatusSearch } from '../../features/cycles/status-search.ts';

export const Route = createFileRoute('/_member/company/cycles/$cycleId/')({
  validateSearch: readStatusSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) =>
    (await import('../../features/cycles/load-status.ts')).loadStatus(
      context.services.client,
      params.cycleId,
      deps,
    ),
  component: lazyRouteComponent(() => import('../../features/cycles/status-page.tsx'), 'StatusPage'),
});
