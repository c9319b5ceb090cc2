import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/guest/')({
  loader: async ({ context }) =>
    (await import('../../features/guest-home/load-guest-home.ts')).loadGuestHome(context.services.client),
  component: lazyRouteComponent(
    () => import('../../features/guest-home/guest-home-page.tsx'),
    'GuestHomePage',
  ),
});
