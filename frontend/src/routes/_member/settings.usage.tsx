import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/settings/usage')({
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('LIST_ACCOUNTS')) throw notFound();
  },
  loader: async ({ context }) =>
    (await import('../../features/usage/load-usage.ts')).loadUsage(context.services.client),
  component: lazyRouteComponent(() => import('../../features/usage/usage-page.tsx'), 'UsagePage'),
});
