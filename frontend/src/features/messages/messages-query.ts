import { graphql } from '../../gql/index.ts';

/** One page of what the viewer should know. */
export const MessagesQuery = graphql(`
  query Messages($first: Int, $after: String, $last: Int, $before: String) {
    viewer {
      messages(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          readAt
          ...MessageRow_message
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  }
`);

/** How many messages stand on a page. */
export const messagesOnPage = 30;
