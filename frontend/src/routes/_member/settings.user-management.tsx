import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/settings/user-management')({
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('EDIT_SETTINGS')) throw notFound();
  },
  loader: async ({ context }) =>
    (await import('../../features/settings/load-settings.ts')).loadSettings(context.services.client),
  component: lazyRouteComponent(() => import('../../features/settings/settings-page.tsx'), 'SettingsPage'),
});
