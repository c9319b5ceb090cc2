import type { Client } from '@urql/core';
import { ImportQuery, importVariables, OneImportQuery, oneImportVariables } from './import-query.ts';
import type { ImportSearch } from './import-search.ts';

/** Starts the page's question before its code has arrived. */
export async function loadImport(client: Client, search: ImportSearch): Promise<void> {
  await client.query(ImportQuery, importVariables(search)).toPromise();
}

/** The same for the page of one import. */
export async function loadOneImport(client: Client, id: string, search: ImportSearch): Promise<void> {
  await client.query(OneImportQuery, oneImportVariables(id, search)).toPromise();
}
