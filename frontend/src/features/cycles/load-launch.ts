import type { Client } from '@urql/core';
import { LaunchQuery } from './launch-query.ts';

/** Brings the cycle as it is now: what lies in the cache could be from before it was changed. */
export async function loadLaunch(client: Client, cycleId: string): Promise<void> {
  await client.query(LaunchQuery, { id: cycleId }, { requestPolicy: 'network-only' }).toPromise();
}
