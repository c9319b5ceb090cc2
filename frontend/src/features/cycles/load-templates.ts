import type { Client } from '@urql/core';
import { type PageWindow, pageArguments } from './page-window.ts';
import { TemplatesQuery } from './templates-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadTemplates(client: Client, window: PageWindow): Promise<void> {
  await client.query(TemplatesQuery, pageArguments(window)).toPromise();
}
