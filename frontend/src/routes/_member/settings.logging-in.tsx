import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/settings/logging-in')({
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('REQUIRE_SECOND_FACTOR')) throw notFound();
  },
  loader: async ({ context }) =>
    (await import('../../features/security/load-required.ts')).loadRequired(context.services.client),
  component: lazyRouteComponent(() => import('../../features/security/required-page.tsx'), 'RequiredPage'),
});
