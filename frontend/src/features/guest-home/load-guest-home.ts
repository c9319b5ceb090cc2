import type { Client } from '@urql/core';
import { GuestHomeQuery } from './guest-home-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadGuestHome(client: Client): Promise<void> {
  await client.query(GuestHomeQuery, {}).toPromise();
}
