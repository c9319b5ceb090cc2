import type { Client } from '@urql/core';
import { SettingsQuery } from './settings-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadSettings(client: Client): Promise<void> {
  await client.query(SettingsQuery, {}).toPromise();
}
