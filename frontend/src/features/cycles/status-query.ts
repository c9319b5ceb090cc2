import { graphql } from '../../gql/index.ts';

/** How far a cycle is, and a page of its people. */
export const StatusQuery = graphql(`
  query CycleStatus($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    viewer {
      user {
        id
        peopleRoles
      }
    }
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        name
        state
        viewerCan
        ...StatusSentence_cycle
        ...Phases_cycle
        ...CloseCycle_cycle
        ...CycleMenu_cycle
        progress {
          reviewees
          ...ProgressBar_progress
        }
        participations(first: $first, after: $after, last: $last, before: $before) {
          totalCount
          nodes {
            id
            ...ParticipationsTable_participation
          }
          pageInfo {
            ...Pager_page
          }
        }
      }
    }
  }
`);
