import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../../gql/index.ts';
import { useFirstFailure } from './use-first-failure.ts';

const PublishCycle = graphql(`
  mutation PublishCycle($input: PublishCycleInput!) {
    publishCycle(input: $input) {
      cycle {
        id
        version
        state
        phase
        viewerCan
        launch {
          done
          total
        }
      }
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** Launches a cycle as a rehearsal showed it; `outOfDate` tells that it would do something else by now. */
export function useLaunch(cycleId: string, expectedVersion: number, rehearsalKey: string) {
  const [{ fetching }, publish] = useMutation(PublishCycle);
  const [failure, setFailure] = useState<string | null>(null);
  const [outOfDate, setOutOfDate] = useState(false);
  const firstFailure = useFirstFailure();
  const launch = async () => {
    const { data, error } = await publish({ input: { cycleId, expectedVersion, rehearsalKey } });
    const errors = data?.publishCycle.errors;
    const conflict = errors?.some((one) => one.__typename === 'ConflictError') ?? false;
    setOutOfDate(conflict);
    setFailure(conflict ? null : firstFailure(error, errors));
  };
  return { launch, busy: fetching, failure, outOfDate };
}
