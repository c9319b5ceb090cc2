import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/company/cycles/$cycleId/notify/$phase')({
  loader: async ({ context, params }) =>
    (await import('../../features/cycles/load-notice.ts')).loadNotice(
      context.services.client,
      params.cycleId,
      params.phase,
    ),
  component: lazyRouteComponent(() => import('../../features/cycles/notice-page.tsx'), 'NoticePage'),
});
