import { graphql } from '../../gql/index.ts';

/** The work reviews that the viewer takes part in, and the projects they stand in. */
export const ProjectsQuery = graphql(`
  query Projects($search: String!, $after: String, $archived: Boolean!) {
    viewer {
      viewerCan
    }
    workReviews(first: 50, after: $after, filter: { search: $search }) {
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
    projects(first: 100, archived: $archived) {
      totalCount
      nodes {
        id
        name
        dueAt
        archivedAt
        owner {
          id
          name
        }
      }
    }
  }
`);
