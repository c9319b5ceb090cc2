import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/company/templates')({
  validateSearch: ({ after, before }): { after?: string; before?: string } => ({
    ...(typeof after === 'string' ? { after } : {}),
    ...(typeof before === 'string' ? { before } : {}),
  }),
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('CREATE_CYCLE')) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/cycles/load-templates.ts')).loadTemplates(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/cycles/templates-page.tsx'), 'TemplatesPage'),
});
