import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/projects/')({
  loader: async ({ context }) =>
    (await import('../../features/work/load-work.ts')).loadProjects(context.services.client),
  component: lazyRouteComponent(() => import('../../features/work/projects-page.tsx'), 'ProjectsPage'),
});
