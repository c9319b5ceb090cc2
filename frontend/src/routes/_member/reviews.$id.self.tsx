import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/reviews/$id/self')({
  loader: async ({ context, params }) =>
    (await import('../../features/self/load-self.ts')).loadSelf(context.services.client, params.id),
  component: lazyRouteComponent(() => import('../../features/self/self-page.tsx'), 'SelfPage'),
});
