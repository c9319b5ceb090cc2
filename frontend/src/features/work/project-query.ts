import { graphql } from '../../gql/index.ts';

/** One project with its team and its work reviews. */
export const ProjectQuery = graphql(`
  query Project($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      id
      ... on Project {
        version
        name
        description
        dueAt
        archivedAt
        viewerCan
        owner {
          id
          name
        }
        team {
          id
          person {
            id
            name
            team
            title
          }
        }
      }
    }
    workReviews(first: 50, after: $after, filter: { projectId: $id }) {
      totalCount
      nodes {
        id
        state
        dueAt
        ...WorkRow_review
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
