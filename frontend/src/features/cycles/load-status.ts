import type { Client } from '@urql/core';
import { StatusQuery, statusVariables } from './status-query.ts';
import type { StatusSearch } from './status-search.ts';

/** Starts the page's question before its code has arrived. */
export async function loadStatus(client: Client, cycleId: string, search: StatusSearch): Promise<void> {
  await client.query(StatusQuery, statusVariables(cycleId, search)).toPromise();
}
