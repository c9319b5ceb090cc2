import type { Client } from '@urql/core';
import { GuestWorkQuery } from './guest-work-query.ts';

/** Starts the question of the page. */
export function loadGuestWork(client: Client, id: string): Promise<unknown> {
  return client.query(GuestWorkQuery, { id }, { requestPolicy: 'cache-and-network' }).toPromise();
}
