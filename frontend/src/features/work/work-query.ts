import { graphql } from '../../gql/index.ts';

/** One work review, and for whoever keeps it with whom it is shared. */
export const WorkQuery = graphql(`
  query Work($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on WorkReview {
        version
        title
        description
        state
        dueAt
        namesShown
        viewerCan
        project {
          id
          name
          team {
            id
            person {
              id
              name
            }
          }
        }
        owner {
          id
          name
        }
        grants {
          id
          ...GrantRow_grant
        }
        shareLinks {
          id
          ...LinkRow_link
        }
      }
    }
  }
`);
