import type { Client } from '@urql/core';
import { ResultsQuery } from './results-query.ts';

/** Starts the question of both pages before their code has arrived. */
export async function loadResults(client: Client, id: string): Promise<void> {
  await client.query(ResultsQuery, { id }).toPromise();
}
