import { graphql } from '../../gql/index.ts';

/** A cycle with all that its editor writes. */
export const EditorQuery = graphql(`
  query CycleEditor($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        ...CycleDraft_cycle
        ...CycleMenu_cycle
        viewerCan
        launch {
          done
        }
        progress {
          reviewees
        }
        owners {
          id
          name
        }
      }
    }
  }
`);
