import type { Client } from '@urql/core';
import { SecurityQuery } from './security-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadSecurity(client: Client): Promise<void> {
  await client.query(SecurityQuery, {}).toPromise();
}
