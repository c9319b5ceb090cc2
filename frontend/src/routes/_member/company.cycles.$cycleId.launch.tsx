import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/company/cycles/$cycleId/launch')({
  component: lazyRouteComponent(() => import('../../features/cycles/launch-page.tsx'), 'LaunchPage'),
});
