import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { opensSettings } from '../../app/shell/settings-groups.ts';

export const Route = createFileRoute('/_member/settings')({
  beforeLoad: ({ context }) => {
    if (!opensSettings(context.viewer)) throw notFound();
  },
  component: lazyRouteComponent(() => import('../../app/shell/settings-frame.tsx'), 'SettingsFrame'),
});
