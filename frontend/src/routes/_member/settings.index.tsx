import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/settings/')({
  component: lazyRouteComponent(() => import('../../app/shell/settings-frame.tsx'), 'SettingsIndex'),
});
