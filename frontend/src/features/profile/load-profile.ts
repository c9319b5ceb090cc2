import type { Client } from '@urql/core';
import type { PageSearch } from '../../lib/page-window.ts';
import { ProfileQuery, profileVariables } from './profile-query.ts';

/** Starts the page's question before its code has arrived. */
export async function loadProfile(client: Client, id: string, search: PageSearch): Promise<void> {
  await client.query(ProfileQuery, profileVariables(id, search)).toPromise();
}
