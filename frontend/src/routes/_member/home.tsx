import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/home')({
  loader: async ({ context }) =>
    (await import('../../features/home/load-home.ts')).loadHome(context.services.client),
  component: lazyRouteComponent(() => import('../../features/home/home-page.tsx'), 'HomePage'),
});
