import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/people/$id/line-manager')({
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('LIST_PEOPLE')) throw notFound();
  },
  loader: async ({ context, params }) =>
    (await import('../../features/profile/load-line-manager.ts')).loadLineManager(
      context.services.client,
      params.id,
    ),
  component: lazyRouteComponent(
    () => import('../../features/profile/line-manager-page.tsx'),
    'LineManagerPage',
  ),
});
