import type { Client } from '@urql/core';
import { phaseOf } from './cycle-words.tsx';
import { NoticeQuery } from './notice-query.ts';

/** Brings the preview as it is now: what lies in the cache could name people who are no longer concerned. */
export async function loadNotice(client: Client, cycleId: string, word: string): Promise<void> {
  const phase = phaseOf(word);
  if (phase !== null) await client.query(NoticeQuery, { id: cycleId, phase }).toPromise();
}
