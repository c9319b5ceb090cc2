import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { readAccountsSearch } from '../../features/accounts/accounts-search.ts';

export const Route = createFileRoute('/_member/settings/users')({
  validateSearch: readAccountsSearch,
  beforeLoad: ({ context }) => {
    if (!context.viewer.can.has('LIST_ACCOUNTS')) throw notFound();
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) =>
    (await import('../../features/accounts/load-accounts.ts')).loadAccounts(context.services.client, deps),
  component: lazyRouteComponent(() => import('../../features/accounts/accounts-page.tsx'), 'AccountsPage'),
});
