import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/settings/work-reviews')({
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('SET_REVIEW_SETTINGS')) throw notFound();
  },
  loader: async ({ context }) =>
    (await import('../../features/work/load-work.ts')).loadReviewSettings(context.services.client),
  component: lazyRouteComponent(
    () => import('../../features/work/review-settings-page.tsx'),
    'ReviewSettingsPage',
  ),
});
