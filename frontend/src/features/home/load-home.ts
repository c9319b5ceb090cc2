import type { Client } from '@urql/core';
import { firstTodos, HomeQuery } from './home-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadHome(client: Client): Promise<void> {
  await client.query(HomeQuery, { first: firstTodos }).toPromise();
}
