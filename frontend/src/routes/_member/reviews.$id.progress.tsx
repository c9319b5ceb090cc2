import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/reviews/$id/progress')({
  loader: async ({ context, params }) =>
    (await import('../../features/cycles/load-person.ts')).loadPerson(context.services.client, params.id),
  component: lazyRouteComponent(() => import('../../features/cycles/person-page.tsx'), 'PersonPage'),
});
