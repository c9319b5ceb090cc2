import { graphql } from '../../gql/index.ts';

/** What the launch of a cycle would bring; while it is launched, how far that is. */
export const LaunchQuery = graphql(`
  query CycleLaunch($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        name
        state
        version
        startsAt
        viewerCan
        launch {
          done
          total
        }
        rehearsal {
          key
          revieweeCount
          opensAtOnce
          findings {
            severity
            ...RehearsalFindings_finding
          }
          todos {
            ...RehearsalTodos_todos
          }
          mails {
            ...RehearsalMails_mails
          }
        }
      }
    }
  }
`);
