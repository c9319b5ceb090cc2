import { createFileRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/set-up')({
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' ? { next: search.next } : {},
  beforeLoad: async ({ context }) => {
    const { doorOf } = await import('../app/viewer.ts');
    if ((await doorOf(context.services.client)) !== '/set-up') throw redirect({ to: '/', replace: true });
  },
  component: lazyRouteComponent(() => import('../features/security/set-up-page.tsx'), 'SetUpPage'),
});
