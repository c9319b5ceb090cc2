import type { Client } from '@urql/core';
import { ImportQuery, importVariables } from './import-query.ts';
import type { ImportSearch } from './import-search.ts';

/** Starts the page's question before its code has arrived. */
export async function loadImport(client: Client, search: ImportSearch): Promise<void> {
  await client.query(ImportQuery, importVariables(search)).toPromise();
}
