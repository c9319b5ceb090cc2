import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReleaseAll_CycleFragment, ReleaseAllMutation } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { list } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './results.module.css';

const ReleaseAllCycle = graphql(`
  fragment ReleaseAll_cycle on Cycle {
    id
    toRelease(first: 100) {
      totalCount
      nodes {
        id
        reviewee {
          id
          name
        }
      }
    }
  }
`);

const ReleaseAllDocument = graphql(`
  mutation ReleaseAll($input: ReleaseAllFeedbackInput!) {
    releaseAllFeedback(input: $input) {
      results {
        obstacle
        participation {
          reviewee {
            id
            name
          }
          ...Results_stand
        }
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);

type Outcome = NonNullable<ReleaseAllMutation['releaseAllFeedback']['results']>;

function Outcomes({ all }: { all: Outcome }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`What came of it`}>
      <ul className={classes.outcomes}>
        {all.map(({ participation, obstacle }) => {
          const name = participation.reviewee?.name ?? '';
          return (
            <li key={participation.reviewee?.id ?? name}>
              {obstacle === null ? (
                <StateWord icon="done" tone="ok">
                  <Trans>{name}: released</Trans>
                </StateWord>
              ) : (
                <StateWord icon="stopped">
                  <Trans>
                    {name}: not released. {obstacle}
                  </Trans>
                </StateWord>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface AskingProps {
  cycle: ReleaseAll_CycleFragment;
  names: string;
  count: number;
  onDone: (all: Outcome) => void;
  onClose: () => void;
}

function Asking({ cycle, names, count, onDone, onClose }: AskingProps) {
  const { t } = useLingui();
  const release = useCommand(ReleaseAllDocument, (data) => data.releaseAllFeedback.errors);
  const go = async () => {
    const { data, failures } = await release({ input: { cycleId: cycle.id } });
    if (failures[0]) return failures[0].message;
    onDone(data?.releaseAllFeedback.results ?? []);
    return null;
  };
  return (
    <ConfirmDialog
      title={t`Release to all ${count}?`}
      confirm={t`Release to all ${count}`}
      keep={t`Not yet`}
      onConfirm={go}
      onClose={onClose}
    >
      <p>{names}</p>
      <p>
        <Trans>
          Each reads what is handed in at once and gets a mail without content. Where something stands in the
          way, nothing is released, and you are told what. What is released cannot be taken back.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}

interface ReleaseAllProps {
  cycle: FragmentType<typeof ReleaseAllCycle>;
  /** The viewer can release to the one whose page it is. */
  may: boolean;
}

/** All in one cycle whom the viewer can release to, at once; nothing where it is this one alone. */
export function ReleaseAll({ cycle: masked, may }: ReleaseAllProps) {
  const locale = useLocale();
  const cycle = readFragment(ReleaseAllCycle, masked);
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const waiting = cycle.toRelease?.nodes ?? [];
  const names = list(locale, waiting.map(({ reviewee }) => reviewee?.name ?? '').filter(Boolean));
  if ((!may || waiting.length < 2) && outcome === null) return null;
  return (
    <section className={classes.preview}>
      <h2>
        <Trans>All in this cycle</Trans>
      </h2>
      {outcome === null ? (
        <>
          <p>
            <Plural
              value={waiting.length}
              one={`# person waits for you to release: ${names}.`}
              other={`# people wait for you to release: ${names}.`}
            />
          </p>
          <Button variant="default" onClick={() => setAsking(true)}>
            <Trans>Release to all…</Trans>
          </Button>
        </>
      ) : (
        <Outcomes all={outcome} />
      )}
      {asking && (
        <Asking
          cycle={cycle}
          names={names}
          count={waiting.length}
          onDone={setOutcome}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
