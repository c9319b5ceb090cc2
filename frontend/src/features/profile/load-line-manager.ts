import type { Client } from '@urql/core';
import { LineManagerQuery } from './line-manager-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadLineManager(client: Client, id: string): Promise<void> {
  await client.query(LineManagerQuery, { id }).toPromise();
}
