import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/settings/roles')({
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('LIST_ROLES')) throw notFound();
  },
  loader: async ({ context }) =>
    (await import('../../features/roles/load-roles.ts')).loadRoles(context.services.client),
  component: lazyRouteComponent(() => import('../../features/roles/roles-page.tsx'), 'RolesPage'),
});
