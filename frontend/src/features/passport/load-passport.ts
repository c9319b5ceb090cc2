import type { Client } from '@urql/core';
import { type PageSearch, pageWindow } from '../../lib/page-window.ts';
import { PassportQuery, writtenOnPage } from './passport-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadPassport(client: Client, search: PageSearch): Promise<void> {
  await client.query(PassportQuery, pageWindow(search, writtenOnPage)).toPromise();
}
