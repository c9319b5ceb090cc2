import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/guest/security')({
  loader: async ({ context }) =>
    (await import('../../features/security/load-security.ts')).loadSecurity(context.services.client),
  component: lazyRouteComponent(() => import('../../features/security/security-page.tsx'), 'SecurityPage'),
});
