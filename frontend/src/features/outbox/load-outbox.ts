import type { Client } from '@urql/core';
import { OutboxQuery, outboxVariables } from './outbox-query.ts';
import type { OutboxSearch } from './outbox-search.ts';

/** Starts the page's question before its code has arrived. */
export async function loadOutbox(client: Client, search: OutboxSearch): Promise<void> {
  await client.query(OutboxQuery, outboxVariables(search)).toPromise();
}
