import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readPageSearch } from '../../lib/page-window.ts';

export const Route = createFileRoute('/_member/messages')({
  validateSearch: readPageSearch,
  beforeLoad: ({ context }) => {
    if (context.viewer.outside) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/messages/load-messages.ts')).loadMessages(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/messages/messages-page.tsx'), 'MessagesPage'),
});
