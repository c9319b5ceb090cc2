import { createFileRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/guest')({
  beforeLoad: async ({ context, location }) => {
    const { doorOf, loadViewer } = await import('../../app/viewer.ts');
    const viewer = await loadViewer(context.services.client);
    if (viewer === null) {
      const to = await doorOf(context.services.client);
      throw redirect({ to, search: { next: location.href }, replace: true });
    }
    if (!viewer.guest) throw redirect({ href: location.href.replace(/^\/guest/u, '') || '/', replace: true });
    return { viewer };
  },
  component: lazyRouteComponent(() => import('../../app/shell/guest-shell.tsx'), 'GuestShell'),
});
