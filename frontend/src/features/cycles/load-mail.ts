import type { Client } from '@urql/core';
import { kindOf } from './mail-kinds.ts';
import { MailQuery } from './mail-query.ts';

/** Brings the words of the mails of a cycle. */
export async function loadMail(client: Client, cycleId: string, word: string): Promise<void> {
  if (kindOf(word) !== null) await client.query(MailQuery, { id: cycleId }).toPromise();
}
