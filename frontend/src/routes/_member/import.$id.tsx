import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readImportSearch } from '../../features/import/import-search.ts';

export const Route = createFileRoute('/_member/import/$id')({
  validateSearch: readImportSearch,
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('IMPORT_PEOPLE')) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) =>
    (await import('../../features/import/load-import.ts')).loadOneImport(
      context.services.client,
      params.id,
      deps,
    ),
  component: lazyRouteComponent(() => import('../../features/import/one-import-page.tsx'), 'OneImportPage'),
});
