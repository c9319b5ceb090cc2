import { createFileRoute, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/')({
  beforeLoad: async ({ context }) => {
    const { doorOf, loadViewer } = await import('../app/viewer.ts');
    const viewer = await loadViewer(context.services.client);
    if (viewer === null) throw redirect({ to: await doorOf(context.services.client), replace: true });
    throw redirect({ to: viewer.guest ? '/guest' : '/home', replace: true });
  },
});
