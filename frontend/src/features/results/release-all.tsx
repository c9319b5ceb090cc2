import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReleaseAllMutation } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { list } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
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
          id
          reviewee {
            id
            name
          }
          ...Results_stand
        }
      }
      left
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

/** Those behind the first hundred: how many they are, and the way on. */
function Rest({ left, busy, onGoOn }: { left: number; busy: boolean; onGoOn: () => void }) {
  if (left === 0) return null;
  return (
    <div className={classes.rest}>
      <p>
        <Plural value={left} one="One more person waits." other="# more people wait." />
      </p>
      <Button loading={busy} onClick={onGoOn}>
        <Trans>Go on with the rest</Trans>
      </Button>
    </div>
  );
}

interface AskingProps {
  names: string;
  count: number;
  /** Resolves with a sentence when it did not work. */
  onRelease: () => Promise<string | null>;
  onClose: () => void;
}

function Asking({ names, count, onRelease, onClose }: AskingProps) {
  const { t } = useLingui();
  return (
    <ConfirmDialog
      title={t`Release to all ${count}?`}
      confirm={t`Release to all ${count}`}
      keep={t`Not yet`}
      onConfirm={onRelease}
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

/** Releases all that wait, a hundred at a time, and keeps what came of each. */
function useReleaseAll(cycleId: string) {
  const release = useCommand(ReleaseAllDocument, (data) => data.releaseAllFeedback.errors);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [left, setLeft] = useState(0);
  const go = async () => {
    const afterId = outcome?.at(-1)?.participation.id ?? null;
    const { data, failures } = await release({ input: { cycleId, afterId } });
    if (failures[0]) return failures[0].message;
    setOutcome([...(outcome ?? []), ...(data?.releaseAllFeedback.results ?? [])]);
    setLeft(data?.releaseAllFeedback.left ?? 0);
    return null;
  };
  return { outcome, left, go };
}

function Came({ outcome, left, go }: { outcome: Outcome; left: number; go: () => Promise<string | null> }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const goOn = async () => {
    setBusy(true);
    setFailure(await go());
    setBusy(false);
  };
  return (
    <>
      <Outcomes all={outcome} />
      <Rest left={left} busy={busy} onGoOn={() => void goOn()} />
      <FieldError>{failure}</FieldError>
    </>
  );
}

interface ReleaseAllProps {
  cycle: FragmentType<typeof ReleaseAllCycle>;
  /** The viewer can release to the one whose page it is. */
  may: boolean;
}

/** All in one cycle whom the viewer can release to, at once; nothing where it is this one alone. */
export function ReleaseAll({ cycle: masked, may }: ReleaseAllProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const cycle = readFragment(ReleaseAllCycle, masked);
  const [asking, setAsking] = useState(false);
  const { outcome, left, go } = useReleaseAll(cycle.id);
  const waiting = cycle.toRelease?.nodes ?? [];
  const count = cycle.toRelease?.totalCount ?? waiting.length;
  const more = count - waiting.length;
  const named = waiting.map(({ reviewee }) => reviewee?.name ?? '').filter(Boolean);
  const names = list(locale, more > 0 ? [...named, t`${more} more`] : named);
  if ((!may || count < 2) && outcome === null) return null;
  return (
    <section className={classes.preview}>
      <h2>
        <Trans>All in this cycle</Trans>
      </h2>
      {outcome === null ? (
        <>
          <p>
            <Plural
              value={count}
              one={`# person waits for you to release: ${names}.`}
              other={`# people wait for you to release: ${names}.`}
            />
          </p>
          <Button variant="default" onClick={() => setAsking(true)}>
            <Trans>Release to all…</Trans>
          </Button>
        </>
      ) : (
        <Came outcome={outcome} left={left} go={go} />
      )}
      {asking && <Asking names={names} count={count} onRelease={go} onClose={() => setAsking(false)} />}
    </section>
  );
}
