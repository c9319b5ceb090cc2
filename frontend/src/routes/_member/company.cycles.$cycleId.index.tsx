import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/company/cycles/$cycleId/')({
  validateSearch: ({ after, before }): { after?: string; before?: string } => ({
    ...(typeof after === 'string' ? { after } : {}),
    ...(typeof before === 'string' ? { before } : {}),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) =>
    (await import('../../features/cycles/load-status.ts')).loadStatus(
      context.services.client,
      params.cycleId,
      deps,
    ),
  component: lazyRouteComponent(() => import('../../features/cycles/status-page.tsx'), 'StatusPage'),
});
