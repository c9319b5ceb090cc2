import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../../gql/index.ts';
import { useFirstFailure } from './use-first-failure.ts';

/** The groups that a draft reviews. */
export interface ReviewedGroups {
  everyone: boolean;
  teams: readonly string[];
  departments: readonly string[];
}

const SetReviewedGroups = graphql(`
  mutation SetReviewedGroups($input: SetReviewedGroupsInput!) {
    setReviewedGroups(input: $input) {
      cycle {
        id
        version
        reviewsEveryone
        reviewedTeams
        reviewedDepartments
      }
      errors {
        __typename
        ... on UserError {
          message
        }
        ... on ConflictError {
          current {
            __typename
            id
            ... on Cycle {
              version
            }
          }
        }
      }
    }
  }
`);

/** Changes the groups of a draft at once; `failure` says why it did not work. */
export function useGroups(cycleId: string, version: number, onDone: () => void) {
  const [{ fetching }, setGroups] = useMutation(SetReviewedGroups);
  const [failure, setFailure] = useState<string | null>(null);
  const firstFailure = useFirstFailure();
  const change = async (groups: ReviewedGroups) => {
    const { data, error } = await setGroups({
      input: {
        cycleId,
        expectedVersion: version,
        everyone: groups.everyone,
        teams: [...groups.teams],
        departments: [...groups.departments],
      },
    });
    setFailure(firstFailure(error, data?.setReviewedGroups.errors));
    onDone();
  };
  return { change, failure, busy: fetching };
}
