import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/work/$workReviewId')({
  loader: async ({ context, params }) =>
    (await import('../../features/work/load-work.ts')).loadWork(context.services.client, params.workReviewId),
  component: lazyRouteComponent(() => import('../../features/work/work-page.tsx'), 'WorkPage'),
});
