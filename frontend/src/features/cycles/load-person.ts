import type { Client } from '@urql/core';
import { PersonQuery } from './person-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadPerson(client: Client, id: string): Promise<void> {
  await client.query(PersonQuery, { id }).toPromise();
}
