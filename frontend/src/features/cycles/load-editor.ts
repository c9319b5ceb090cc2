import type { Client } from '@urql/core';
import { EditorQuery } from './editor-query.ts';

/** Brings the cycle as it is now, so that nobody begins to edit an older version that lies in the cache. */
export async function loadEditor(client: Client, cycleId: string): Promise<void> {
  await client.query(EditorQuery, { id: cycleId }).toPromise();
}
