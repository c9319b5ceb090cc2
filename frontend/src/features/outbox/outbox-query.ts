import type { OutboxQueryVariables } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { pageWindow } from '../../lib/page-window.ts';
import type { OutboxSearch } from './outbox-search.ts';

/** One page of the mails, how many there are of each kind of waiting, and whether they can go out at all. */
export const OutboxQuery = graphql(`
  query Outbox($state: MailState, $first: Int, $after: String, $last: Int, $before: String) {
    mails(state: $state, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        state
        ...MailRow_mail
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    sent: mails(state: SENT, first: 1) {
      totalCount
    }
    queued: mails(state: QUEUED, first: 1) {
      totalCount
    }
    held: mails(state: HELD, first: 1) {
      totalCount
    }
    failed: mails(state: FAILED, first: 1) {
      totalCount
    }
    settings {
      id
      mailConfigured
    }
  }
`);

const mailsOnPage = 50;

/** What to ask for. */
export function outboxVariables(search: OutboxSearch): OutboxQueryVariables {
  return { state: search.state ?? null, ...pageWindow(search, mailsOnPage) };
}
