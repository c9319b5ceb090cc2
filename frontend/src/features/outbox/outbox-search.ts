import type { MailState } from '../../gql/graphql.ts';
import { type PageSearch, readPageSearch } from '../../lib/page-window.ts';

/** The states in the order in which they matter to whoever looks after the mails. */
export const mailStates: readonly MailState[] = ['FAILED', 'QUEUED', 'HELD', 'SENT', 'CANCELLED'];

/** What of the outbox is written into the address: the filter and the page. */
export interface OutboxSearch extends PageSearch {
  state?: MailState;
}

/** Reads the address; a state that does not exist filters nothing. */
export function readOutboxSearch(search: Record<string, unknown>): OutboxSearch {
  const state = mailStates.find((known) => known === search.state);
  return { ...(state ? { state } : {}), ...readPageSearch(search) };
}
