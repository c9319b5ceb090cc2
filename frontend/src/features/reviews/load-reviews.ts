import type { Client } from '@urql/core';
import { pageWindow } from '../../lib/page-window.ts';
import { AboutMeQuery, pageSize, WrittenByMeQuery } from './reviews-query.ts';

/** Starts both questions of the page before its code has arrived. */
export async function loadReviews(client: Client): Promise<void> {
  const newest = pageWindow({}, pageSize);
  await Promise.all([
    client.query(AboutMeQuery, newest).toPromise(),
    client.query(WrittenByMeQuery, newest).toPromise(),
  ]);
}
