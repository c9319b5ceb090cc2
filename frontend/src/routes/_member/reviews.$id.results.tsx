import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/reviews/$id/results')({
  validateSearch: ({ compare }): { compare?: string } => (typeof compare === 'string' ? { compare } : {}),
  loader: async ({ context, params }) =>
    (await import('../../features/results/load-results.ts')).loadResults(context.services.client, params.id),
  component: lazyRouteComponent(() => import('../../features/results/results-page.tsx'), 'ResultsPage'),
});
