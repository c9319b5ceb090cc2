import { graphql } from '../../gql/index.ts';

/** Everything about the viewer on one page; what they wrote comes in pages of its own. */
export const PassportQuery = graphql(`
  query Passport($first: Int, $after: String, $last: Int, $before: String) {
    viewer {
      user {
        id
        ...KnownPart_user
        ...DeletionPart_user
      }
      passport {
        ...SeenPart_passport
        cycles {
          id
          name
          ...Questionnaire_cycle
        }
      }
      feedbackRequests(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        nodes {
          id
          cycle {
            id
          }
          ...WrittenEntry_request
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

/** How many requests stand on a page. */
export const writtenOnPage = 20;
