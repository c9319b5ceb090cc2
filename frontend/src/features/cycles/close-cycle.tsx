import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './cycles.module.css';
import { useFirstFailure } from './use-first-failure.ts';

const CloseCycleCycle = graphql(`
  fragment CloseCycle_cycle on Cycle {
    id
    version
    name
    progress {
      reviewees
      released
      asked
      handedIn
      toDecide
    }
  }
`);

const CloseCycleMutation = graphql(`
  mutation CloseCycle($input: CloseCycleInput!) {
    closeCycle(input: $input) {
      cycle {
        id
        version
        state
        phase
        viewerCan
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

interface CloseCycleProps {
  cycle: FragmentType<typeof CloseCycleCycle>;
  /** Asks for the page anew. */
  askAgain: () => void;
}

function Consequences({ unfinished, unreleased }: { unfinished: number; unreleased: number }) {
  return (
    <ul className={classes.consequences}>
      <li>
        <Plural
          value={unfinished}
          _0="No request is open: nothing expires."
          one="One request that is not finished expires. The writer keeps the draft."
          other="# requests that are not finished expire. The writers keep their drafts."
        />
      </li>
      {unreleased > 0 && (
        <li>
          <Plural
            value={unreleased}
            one="The feedback about one person is not released yet."
            other="The feedback about # people is not released yet."
          />
        </li>
      )}
      <li>
        <Trans>What is released stays readable. Only HR administrators can open it again.</Trans>
      </li>
    </ul>
  );
}

/** The button that closes an open cycle, and the question before it. */
export function CloseCycle({ cycle, askAgain }: CloseCycleProps) {
  const { t } = useLingui();
  const { id, version, name, progress } = readFragment(CloseCycleCycle, cycle);
  const [asking, setAsking] = useState(false);
  const [, close] = useMutation(CloseCycleMutation);
  const failure = useFirstFailure();
  const go = async () => {
    const { data, error } = await close({ input: { cycleId: id, expectedVersion: version ?? 0 } });
    askAgain();
    return failure(error, data?.closeCycle.errors);
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Trans>Close the cycle…</Trans>
      </Button>
      {asking && (
        <ConfirmDialog
          title={t`Close ${name ?? ''}?`}
          confirm={t`Close the cycle`}
          keep={t`Keep it open`}
          danger
          onConfirm={go}
          onClose={() => setAsking(false)}
        >
          <Consequences
            unfinished={progress ? progress.asked - progress.handedIn + progress.toDecide : 0}
            unreleased={progress ? progress.reviewees - progress.released : 0}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
