import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/shared')({
  component: lazyRouteComponent(() => import('../features/door/shared-page.tsx'), 'SharedPage'),
});
