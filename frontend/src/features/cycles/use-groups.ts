import { useState } from 'react';
import { useMutation } from 'urql';
import type { SetReviewedGroupsMutation } from '../../gql/graphql.ts';
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
              reviewsEveryone
              reviewedTeams
              reviewedDepartments
            }
          }
        }
      }
    }
  }
`);

type Payload = SetReviewedGroupsMutation['setReviewedGroups'];

const same = (one: readonly string[], other: readonly string[] | null) =>
  JSON.stringify(one) === JSON.stringify(other ?? []);

/** The version to try again with, where something else of the cycle was changed meanwhile: its form saves by itself. */
function nextVersion(payload: Payload | undefined, before: ReviewedGroups): number | null {
  for (const error of payload?.errors ?? []) {
    if (error.__typename !== 'ConflictError' || error.current?.__typename !== 'Cycle') continue;
    const { version, reviewsEveryone, reviewedTeams, reviewedDepartments } = error.current;
    const untouched =
      reviewsEveryone === before.everyone &&
      same(before.teams, reviewedTeams) &&
      same(before.departments, reviewedDepartments);
    return untouched ? version : null;
  }
  return null;
}

const tries = 5;

/** Changes the groups of a draft at once; `failure` says why it did not work. */
export function useGroups(cycleId: string, version: number, before: ReviewedGroups, onDone: () => void) {
  const [, setGroups] = useMutation(SetReviewedGroups);
  const [failure, setFailure] = useState<string | null>(null);
  const firstFailure = useFirstFailure();
  const send = ({ everyone, teams, departments }: ReviewedGroups, expectedVersion: number) =>
    setGroups({
      input: { cycleId, expectedVersion, everyone, teams: [...teams], departments: [...departments] },
    });
  const change = async (groups: ReviewedGroups) => {
    let result = await send(groups, version);
    for (let more = tries; more > 0; more -= 1) {
      const next = nextVersion(result.data?.setReviewedGroups, before);
      if (next === null) break;
      result = await send(groups, next);
    }
    setFailure(firstFailure(result.error, result.data?.setReviewedGroups.errors));
    onDone();
  };
  return { change, failure };
}
