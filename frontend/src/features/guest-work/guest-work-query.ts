import { graphql } from '../../gql/index.ts';

/** A work review that is shared with a guest. */
export const GuestWorkQuery = graphql(`
  query GuestWork($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on WorkReview {
        title
        description
        state
        dueAt
        project {
          id
          name
        }
      }
    }
  }
`);
