import { useState } from 'react';
import { useMutation } from 'urql';
import type { SetCycleOwnersMutation } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { useFirstFailure } from './use-first-failure.ts';

const SetCycleOwners = graphql(`
  mutation SetCycleOwners($input: SetCycleOwnersInput!) {
    setCycleOwners(input: $input) {
      cycle {
        id
        version
        owners {
          id
          name
          team
          title
        }
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
              owners {
                id
              }
            }
          }
        }
      }
    }
  }
`);

type Payload = SetCycleOwnersMutation['setCycleOwners'];

const sorted = (ids: readonly string[]) => ids.toSorted().join(' ');

/** The version to try again with, where only something else of the cycle was changed meanwhile. */
function nextVersion(payload: Payload | undefined, before: readonly string[]): number | null {
  for (const error of payload?.errors ?? []) {
    if (error.__typename !== 'ConflictError' || error.current?.__typename !== 'Cycle') continue;
    const { version, owners } = error.current;
    return sorted((owners ?? []).map(({ id }) => id)) === sorted(before) ? version : null;
  }
  return null;
}

const tries = 5;

/** Says who owns a cycle; it answers whether that worked, and `failure` says why it did not. */
export function useOwners(cycleId: string, version: number, before: readonly string[]) {
  const [, setOwners] = useMutation(SetCycleOwners);
  const [failure, setFailure] = useState<string | null>(null);
  const firstFailure = useFirstFailure();
  const send = (ownerIds: string[], expectedVersion: number) =>
    setOwners({ input: { cycleId, expectedVersion, ownerIds } });
  const change = async (ownerIds: string[]): Promise<boolean> => {
    let result = await send(ownerIds, version);
    for (let more = tries; more > 0; more -= 1) {
      const next = nextVersion(result.data?.setCycleOwners, before);
      if (next === null) break;
      result = await send(ownerIds, next);
    }
    const problem = firstFailure(result.error, result.data?.setCycleOwners.errors);
    setFailure(problem);
    return problem === null;
  };
  return { change, failure };
}
