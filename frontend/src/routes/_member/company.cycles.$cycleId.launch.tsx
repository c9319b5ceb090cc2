import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/company/cycles/$cycleId/launch')({
  loader: async ({ context, params }) =>
    (await import('../../features/cycles/load-launch.ts')).loadLaunch(
      context.services.client,
      params.cycleId,
    ),
  component: lazyRouteComponent(() => import('../../features/cycles/launch-page.tsx'), 'LaunchPage'),
});
