import { graphql } from '../../gql/index.ts';

/** One page of those who report to somebody; without a person, of those at the top. */
export const OrganisationLevelQuery = graphql(`
  query OrganisationLevel($of: ID, $first: Int!, $after: String) {
    reports(of: $of, first: $first, after: $after) {
      nodes {
        id
        name
        title
        reportCount
        lineCount
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Colleagues with their way down from the top. */
export const OrganisationSearchQuery = graphql(`
  query OrganisationSearch($search: String!) {
    directory(filter: { search: $search }, first: 8) {
      nodes {
        id
        name
        title
        team
        reportCount
        lineManager {
          id
        }
        lineAbove {
          id
          name
          title
          reportCount
          lineManager {
            id
          }
        }
      }
    }
  }
`);
