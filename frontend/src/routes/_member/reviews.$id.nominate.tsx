import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/reviews/$id/nominate')({
  loader: async ({ context, params }) =>
    (await import('../../features/nominations/load-nominations.ts')).loadNominations(
      context.services.client,
      params.id,
    ),
  component: lazyRouteComponent(() => import('../../features/nominations/nominate-page.tsx'), 'NominatePage'),
});
