import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { CloseCycle_CycleFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './cycles.module.css';
import { useFirstFailure } from './use-first-failure.ts';

const CloseCycleCycle = graphql(`
  fragment CloseCycle_cycle on Cycle {
    id
    version
    name
    preset
    progress {
      reviewees
      released
      asked
      handedIn
      undisclosed
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

interface ConsequencesProps {
  anonymous: boolean;
  /** How many requests expire; null where it is not known. */
  unfinished: number | null;
  unreleased: number;
}

function Expiring({ anonymous, unfinished }: Omit<ConsequencesProps, 'unreleased'>) {
  if (anonymous) {
    return (
      <Trans>
        What is not handed in expires. What was handed in is released where enough people wrote; then every
        answer and every draft is destroyed.
      </Trans>
    );
  }
  if (unfinished === null) {
    return <Trans>Requests that are not finished expire. The writers keep their drafts.</Trans>;
  }
  return (
    <Plural
      value={unfinished}
      _0="No request is open: nothing expires."
      one="One request that is not finished expires. The writer keeps the draft."
      other="# requests that are not finished expire. The writers keep their drafts."
    />
  );
}

function Consequences({ anonymous, unfinished, unreleased }: ConsequencesProps) {
  return (
    <ul className={classes.consequences}>
      <li>
        <Expiring anonymous={anonymous} unfinished={unfinished} />
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
        {anonymous ? (
          <Trans>What is released stays readable. Nobody can open it again.</Trans>
        ) : (
          <Trans>What is released stays readable. Only HR administrators can open it again.</Trans>
        )}
      </li>
    </ul>
  );
}

function unfinishedOf(progress: CloseCycle_CycleFragment['progress']): number | null {
  if (progress === null) return 0;
  return progress.undisclosed > 0 ? null : progress.asked - progress.handedIn + progress.toDecide;
}

/** The button that closes an open cycle, and the question before it. */
export function CloseCycle({ cycle, askAgain }: CloseCycleProps) {
  const { t } = useLingui();
  const { id, version, name, preset, progress } = readFragment(CloseCycleCycle, cycle);
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
            anonymous={preset === 'ANONYMOUS'}
            unfinished={unfinishedOf(progress)}
            unreleased={progress ? progress.reviewees - progress.released : 0}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
