import type { Client } from '@urql/core';
import { RolesQuery } from './roles-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadRoles(client: Client): Promise<void> {
  await client.query(RolesQuery, {}).toPromise();
}
