import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readImportSearch } from '../../features/import/import-search.ts';

export const Route = createFileRoute('/_member/import/')({
  validateSearch: readImportSearch,
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('IMPORT_PEOPLE')) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/import/load-import.ts')).loadImport(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/import/import-page.tsx'), 'ImportPage'),
});
