import type { Client } from '@urql/core';
import { type PageSearch, pageWindow } from '../../lib/page-window.ts';
import { MessagesQuery, messagesOnPage } from './messages-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadMessages(client: Client, search: PageSearch): Promise<void> {
  await client.query(MessagesQuery, pageWindow(search, messagesOnPage)).toPromise();
}
