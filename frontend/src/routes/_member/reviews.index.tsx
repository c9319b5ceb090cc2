import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/reviews/')({
  loader: async ({ context }) =>
    (await import('../../features/reviews/load-reviews.ts')).loadReviews(context.services.client),
  component: lazyRouteComponent(() => import('../../features/reviews/reviews-page.tsx'), 'ReviewsPage'),
});
