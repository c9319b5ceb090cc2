import { graphql } from '../../gql/index.ts';

/** Feedback about the viewer, a page at a time. */
export const AboutMeQuery = graphql(`
  query ReviewsAboutMe($first: Int, $after: String, $last: Int, $before: String) {
    viewer {
      participations(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          ...ParticipationRow_participation
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

/** Feedback that the viewer was asked to write, a page at a time. */
export const WrittenByMeQuery = graphql(`
  query ReviewsByMe($first: Int, $after: String, $last: Int, $before: String) {
    viewer {
      feedbackRequests(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          ...RequestRow_request
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

/** How many entries a list shows at once. */
export const pageSize = 20;
