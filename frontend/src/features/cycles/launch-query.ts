import { graphql } from '../../gql/index.ts';

/** How far the launch of a cycle is, if it is launched; asked after every tick. */
export const LaunchStateQuery = graphql(`
  query CycleLaunchState($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        name
        state
        version
        launch {
          done
          total
        }
      }
    }
  }
`);

/** What the launch of a cycle would bring; asked when somebody wants to know, so that it stands still under who reads. */
export const RehearsalQuery = graphql(`
  query CycleRehearsal($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        name
        version
        startsAt
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
