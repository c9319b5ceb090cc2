import type { Client } from '@urql/core';
import { SelfQuery } from './self-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadSelf(client: Client, id: string): Promise<void> {
  await client.query(SelfQuery, { id }).toPromise();
}
