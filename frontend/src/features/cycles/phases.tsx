import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CyclePhase, Phases_CycleFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { clockTime, dayAndMonth } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { StateWord } from '../../ui/state-word.tsx';
import { DateWords, phaseNames, phases } from './cycle-words.tsx';
import { type Plan, planOf } from './notice-plans.ts';
import classes from './status.module.css';

const PhasesCycle = graphql(`
  fragment Phases_cycle on Cycle {
    id
    state
    phase
    nomination
    nominateUntil
    approveUntil
    writeUntil
    releaseAt
    viewerCan
    ...NoticePlans_cycle
    notices {
      id
      phase
      createdAt
      recipients
    }
  }
`);

type Read = Phases_CycleFragment;

/** Whether a phase is over, runs, or is still to come. */
function place(cycle: Read, phase: CyclePhase): 'past' | 'now' | 'to-come' {
  if (cycle.state === 'CLOSED' || cycle.state === 'ARCHIVED') return 'past';
  const distance = cycle.phase === null ? 1 : phases.indexOf(phase) - phases.indexOf(cycle.phase);
  return distance < 0 ? 'past' : distance === 0 ? 'now' : 'to-come';
}

function When({ cycle, phase, now }: { cycle: Read; phase: CyclePhase; now: Date }) {
  if (phase === 'RELEASE') {
    if (cycle.releaseAt === null) return <Trans>no date</Trans>;
    return (
      <Trans>
        from <DateWords at={cycle.releaseAt} now={now} />
      </Trans>
    );
  }
  const until = { NOMINATE: cycle.nominateUntil, APPROVE: cycle.approveUntil, WRITE: cycle.writeUntil }[
    phase
  ];
  if (until === null) return <Trans>no date</Trans>;
  return (
    <Trans>
      until <DateWords at={until} now={now} />
    </Trans>
  );
}

type Announced = NonNullable<Read['notices']>[number];

function Sent({ last }: { last: Announced | undefined }) {
  const locale = useLocale();
  if (!last) {
    return (
      <StateWord icon="open">
        <Trans>Mail not sent</Trans>
      </StateWord>
    );
  }
  const day = last.createdAt === null ? '' : dayAndMonth(locale, new Date(last.createdAt));
  return (
    <StateWord icon="done" tone="ok">
      {last.recipients === null ? (
        <Trans>Mails sent on {day}</Trans>
      ) : (
        <Plural value={last.recipients} one={`One mail sent on ${day}`} other={`# mails sent on ${day}`} />
      )}
    </StateWord>
  );
}

/** When it goes out by itself, or that it did not. */
function Planned({ plan }: { plan: Plan }) {
  const locale = useLocale();
  const at = new Date(plan.dueAt ?? '');
  const day = dayAndMonth(locale, at);
  const time = clockTime(locale, at);
  if (plan.problem !== null) {
    return (
      <StateWord icon="attention" tone="warn">
        <Trans>Planned for {day}, not sent</Trans>
      </StateWord>
    );
  }
  return (
    <StateWord icon="waiting">
      <Trans>
        Goes out on {day} at {time}
      </Trans>
    </StateWord>
  );
}

function Notice({ cycle, phase }: { cycle: Read; phase: CyclePhase }) {
  const { i18n, t } = useLingui();
  const name = i18n._(phaseNames[phase]);
  const last = (cycle.notices ?? []).findLast((notice) => notice.phase === phase);
  const over = cycle.state === 'CLOSED' || cycle.state === 'ARCHIVED';
  const known = planOf(cycle, phase);
  const plan = over && known?.problem === null ? undefined : known;
  const prepare =
    last === undefined && plan === undefined && (cycle.viewerCan?.includes('NOTIFY_CYCLE') ?? false);
  return (
    <div className={classes.notice}>
      {(last || !plan) && <Sent last={last} />}
      {plan && <Planned plan={plan} />}
      <Link
        to="/company/cycles/$cycleId/notify/$phase"
        params={{ cycleId: cycle.id, phase: phase.toLowerCase() }}
        aria-label={prepare ? t`Prepare the mail: ${name}` : t`See the mail: ${name}`}
      >
        {prepare ? <Trans>prepare</Trans> : <Trans>see it</Trans>}
      </Link>
    </div>
  );
}

/** The four phases with their dates, and whether the mail of each has gone out. */
export function Phases({ cycle }: { cycle: FragmentType<typeof PhasesCycle> }) {
  const { i18n, t } = useLingui();
  const [now] = useState(() => new Date());
  const read = readFragment(PhasesCycle, cycle);
  const assigned = read.nomination !== 'REVIEWEE_NOMINATES';
  return (
    <section aria-label={t`Phases`}>
      <ol className={classes.phases}>
        {phases.map((phase) => (
          <li
            key={phase}
            data-place={place(read, phase)}
            aria-current={read.phase === phase ? 'step' : undefined}
          >
            <b>{i18n._(phaseNames[phase])}</b>
            {assigned && phase === 'APPROVE' ? (
              <Trans>Nothing is to be approved in this cycle.</Trans>
            ) : (
              <>
                <span className={classes.when}>
                  <When cycle={read} phase={phase} now={now} />
                </span>
                <Notice cycle={read} phase={phase} />
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
