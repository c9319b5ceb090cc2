import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/accept')({
  component: lazyRouteComponent(() => import('../features/door/accept-page.tsx'), 'AcceptPage'),
});
