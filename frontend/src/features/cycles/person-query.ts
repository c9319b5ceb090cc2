import { graphql } from '../../gql/index.ts';

/** How far the feedback about one person is, and for whom it waits. */
export const PersonQuery = graphql(`
  query PersonInCycle($id: ID!) {
    viewer {
      user {
        id
        peopleRoles
      }
    }
    node(id: $id) {
      __typename
      ... on Participation {
        id
        stage
        listDoneAt
        releasedAt
        statesBlurred
        selfAssessmentHandedIn
        nudgeAgainAt
        viewerCan
        reviewee {
          id
          name
          team
          lineManager {
            id
            name
          }
        }
        formerLineManager {
          id
          name
        }
        approvers {
          id
          name
        }
        cycle {
          id
          name
          viewerCan
          ...StageDates_cycle
        }
        requests {
          id
          state
          ...PersonRequests_request
        }
      }
    }
  }
`);
