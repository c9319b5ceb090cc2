import type { Client } from '@urql/core';
import { AccountsQuery, accountsVariables } from './accounts-query.ts';
import type { AccountsSearch } from './accounts-search.ts';

/** Starts the page's question before its code has arrived. */
export async function loadAccounts(client: Client, search: AccountsSearch): Promise<void> {
  await client.query(AccountsQuery, accountsVariables(search)).toPromise();
}
