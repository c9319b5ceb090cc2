import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readDirectorySearch } from '../../features/directory/directory-search.ts';

export const Route = createFileRoute('/_member/directory')({
  validateSearch: readDirectorySearch,
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('LIST_PEOPLE')) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/directory/load-directory.ts')).loadDirectory(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/directory/directory-page.tsx'), 'DirectoryPage'),
});
