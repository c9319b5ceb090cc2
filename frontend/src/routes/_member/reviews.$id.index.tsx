import { createFileRoute, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/reviews/$id/')({
  loader: async ({ context, params }) => {
    const { findReviewPlace } = await import('../../features/reviews/review-place.ts');
    const place: string = await findReviewPlace(context.services.client, params.id);
    throw redirect({ to: place, replace: true });
  },
});
