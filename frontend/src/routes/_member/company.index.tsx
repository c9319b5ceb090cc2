import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readCyclesSearch } from '../../features/cycles/cycles-search.ts';

export const Route = createFileRoute('/_member/company/')({
  validateSearch: readCyclesSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/cycles/load-cycles.ts')).loadCycles(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/cycles/cycles-page.tsx'), 'CyclesPage'),
});
