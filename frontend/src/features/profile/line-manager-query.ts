import { graphql } from '../../gql/index.ts';

/** Whose line manager is to change, and who it is now. */
export const LineManagerQuery = graphql(`
  query LineManager($id: ID!) {
    colleague(id: $id) {
      id
      version
      name
      viewerCan
      lineManager {
        id
        name
      }
    }
  }
`);

/** Colleagues who could become a line manager. */
export const LineManagersQuery = graphql(`
  query LineManagers($search: String!) {
    directory(filter: { search: $search }, first: 8) {
      nodes {
        id
        name
        title
        team
      }
    }
  }
`);

export const SetLineManager = graphql(`
  mutation SetLineManager($input: SetLineManagerInput!) {
    setLineManager(input: $input) {
      user {
        id
        version
        lineManager {
          id
          name
        }
      }
      errors {
        __typename
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);
