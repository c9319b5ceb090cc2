import type { Client } from '@urql/core';
import { type PageWindow, pageArguments } from './page-window.ts';
import { StatusQuery } from './status-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadStatus(client: Client, cycleId: string, window: PageWindow): Promise<void> {
  await client.query(StatusQuery, { id: cycleId, ...pageArguments(window) }).toPromise();
}
