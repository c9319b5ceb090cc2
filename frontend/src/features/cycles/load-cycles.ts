import type { Client } from '@urql/core';
import { CyclesQuery } from './cycles-query.ts';
import { type PageWindow, pageArguments } from './page-window.ts';

/** Starts the page's question before its code has arrived. */
export async function loadCycles(client: Client, window: PageWindow): Promise<void> {
  await client.query(CyclesQuery, pageArguments(window)).toPromise();
}
