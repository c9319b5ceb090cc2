import type { Client } from '@urql/core';
import { NominationsQuery } from './nominations-query.ts';

/** Starts the question of both pages before their code has arrived. */
export async function loadNominations(client: Client, id: string): Promise<void> {
  await client.query(NominationsQuery, { id }).toPromise();
}
