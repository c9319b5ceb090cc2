import { graphql } from '../../gql/index.ts';
import type { ProfileQueryVariables } from '../../gql/graphql.ts';
import { type PageSearch, pageWindow } from '../../lib/page-window.ts';

/** A colleague, who stands above, and one page of who reports to them. */
export const ProfileQuery = graphql(`
  query Profile($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    colleague(id: $id) {
      id
      name
      viewerCan
      ...ProfileFacts_user
      ...ProfileLine_user
    }
    feedbackOffers(userId: $id) {
      ...ProfileOffers_offer
    }
    reports(of: $id, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...ProfileReport_user
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

const reportsOnPage = 24;

/** What to ask for. */
export function profileVariables(id: string, search: PageSearch): ProfileQueryVariables {
  return { id, ...pageWindow(search, reportsOnPage) };
}
