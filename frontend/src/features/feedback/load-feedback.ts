import type { Client } from '@urql/core';
import { FeedbackQuery } from './feedback-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadFeedback(client: Client, id: string): Promise<void> {
  await client.query(FeedbackQuery, { id }).toPromise();
}
