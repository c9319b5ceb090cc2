import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/reset')({
  component: lazyRouteComponent(() => import('../features/door/reset-page.tsx'), 'ResetPage'),
});
