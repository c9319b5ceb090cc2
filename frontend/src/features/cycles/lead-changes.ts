import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';

/** The lists that name a former line manager, at most a hundred, and how many there are. */
export const LeadChangesQuery = graphql(`
  query CycleLeadChanges($id: ID!, $filter: ParticipationFilter!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        participations(filter: $filter, first: 100) {
          totalCount
          nodes {
            id
            reviewee {
              id
              name
              lineManager {
                id
                name
              }
            }
            formerLineManager {
              id
              name
            }
          }
        }
      }
    }
  }
`);

const LeadChangeCountQuery = graphql(`
  query CycleLeadChangeCount($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        participations(filter: { lineManagerChanged: true }, first: 1) {
          totalCount
        }
      }
    }
  }
`);

/** Puts the current line managers where lists name former ones. */
export const ResetReviewers = graphql(`
  mutation ResetReviewers($input: ResetReviewersInput!) {
    resetReviewers(input: $input) {
      results {
        outcome
        participation {
          id
          formerLineManager {
            id
          }
          requests {
            id
            state
            ...PersonRequests_request
          }
        }
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** On whose list a former line manager stands, and who leads them now. */
export interface LeadChange {
  id: string;
  person: string;
  former: string;
  current: string;
}

/** How many lists of a cycle name a line manager who no longer leads, and how to count them again. */
export function useLeadChangeCount(cycleId: string) {
  const [{ data }, again] = useQuery({ query: LeadChangeCountQuery, variables: { id: cycleId } });
  return {
    changed: (data?.node?.__typename === 'Cycle' && data.node.participations?.totalCount) || 0,
    countAgain: () => again({ requestPolicy: 'network-only' }),
  };
}
