import { createFileRoute, lazyRouteComponent } from '@tanstack/react-router';

export const Route = createFileRoute('/_member/company/cycles/$cycleId/edit')({
  loader: async ({ context, params }) =>
    (await import('../../features/cycles/load-editor.ts')).loadEditor(
      context.services.client,
      params.cycleId,
    ),
  component: lazyRouteComponent(() => import('../../features/cycles/editor-page.tsx'), 'EditorPage'),
});
