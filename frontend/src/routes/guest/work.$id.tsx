import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/guest/work/$id')({
  loader: async ({ context, params }) =>
    (await import('../../features/guest-work/load-guest-work.ts')).loadGuestWork(
      context.services.client,
      params.id,
    ),
  component: lazyRouteComponent(
    () => import('../../features/guest-work/guest-work-page.tsx'),
    'GuestWorkPage',
  ),
});
