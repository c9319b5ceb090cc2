import type { Client } from '@urql/core';
import { CyclesQuery } from './cycles-query.ts';
import { type CyclesSearch, cyclesVariables } from './cycles-search.ts';

/** Starts the page's question before its code has arrived. */
export async function loadCycles(client: Client, search: CyclesSearch): Promise<void> {
  await client.query(CyclesQuery, cyclesVariables(search)).toPromise();
}
