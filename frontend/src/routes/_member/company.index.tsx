import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/company/')({
  validateSearch: ({ after, before }): { after?: string; before?: string } => ({
    ...(typeof after === 'string' ? { after } : {}),
    ...(typeof before === 'string' ? { before } : {}),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/cycles/load-cycles.ts')).loadCycles(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/cycles/cycles-page.tsx'), 'CyclesPage'),
});
