import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/organisation')({
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('LIST_PEOPLE')) throw notFound();
  },
  loader: async ({ context }) =>
    (await import('../../features/org-chart/load-organisation.ts')).loadOrganisation(context.services.client),
  // What stands open is this page's own; a later visit asks again.
  gcTime: 0,
  component: lazyRouteComponent(
    () => import('../../features/org-chart/organisation-page.tsx'),
    'OrganisationPage',
  ),
});
