import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/login')({
  validateSearch: (search: Record<string, unknown>): { next?: string; saved?: boolean } => ({
    ...(typeof search.next === 'string' ? { next: search.next } : {}),
    ...(search.saved === true ? { saved: true } : {}),
  }),
  component: lazyRouteComponent(() => import('../features/door/login-page.tsx'), 'LoginPage'),
});
