import type { Client } from '@urql/core';
import { DirectoryQuery, directoryVariables } from './directory-query.ts';
import type { DirectorySearch } from './directory-search.ts';

/** Starts the page's question before its code has arrived. */
export async function loadDirectory(client: Client, search: DirectorySearch): Promise<void> {
  await client.query(DirectoryQuery, directoryVariables(search)).toPromise();
}
