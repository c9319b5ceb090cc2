import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/forgot')({
  component: lazyRouteComponent(() => import('../features/door/forgot-page.tsx'), 'ForgotPage'),
});
