import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/projects/$projectId')({
  loader: async ({ context, params }) =>
    (await import('../../features/work/load-work.ts')).loadProject(context.services.client, params.projectId),
  component: lazyRouteComponent(() => import('../../features/work/project-page.tsx'), 'ProjectPage'),
});
