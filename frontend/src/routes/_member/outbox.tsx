import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readOutboxSearch } from '../../features/outbox/outbox-search.ts';

export const Route = createFileRoute('/_member/outbox')({
  validateSearch: readOutboxSearch,
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('LIST_MAILS')) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/outbox/load-outbox.ts')).loadOutbox(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/outbox/outbox-page.tsx'), 'OutboxPage'),
});
