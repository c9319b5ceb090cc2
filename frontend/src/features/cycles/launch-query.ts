import { graphql } from '../../gql/index.ts';

/** A cycle that is launched, with how far that is. */
export const LaunchQuery = graphql(`
  query CycleLaunch($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        name
        state
        viewerCan
        launch {
          done
          total
        }
      }
    }
  }
`);
