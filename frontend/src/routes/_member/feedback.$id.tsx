import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/feedback/$id')({
  loader: async ({ context, params }) =>
    (await import('../../features/feedback/load-feedback.ts')).loadFeedback(
      context.services.client,
      params.id,
    ),
  component: lazyRouteComponent(() => import('../../features/feedback/feedback-page.tsx'), 'FeedbackPage'),
});
