import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/more')({
  component: lazyRouteComponent(() => import('../../app/shell/more-page.tsx'), 'MorePage'),
});
