import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CyclesTable_CycleFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { list } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { CycleStateWord, DateWords } from './cycle-words.tsx';
import classes from './cycles.module.css';

const CyclesTableCycle = graphql(`
  fragment CyclesTable_cycle on Cycle {
    id
    name
    state
    phase
    startsAt
    nominateUntil
    approveUntil
    writeUntil
    endsAt
    owners {
      id
      name
    }
    progress {
      reviewees
    }
    viewerCan
  }
`);

type Row = CyclesTable_CycleFragment;

function NameLink({ cycle }: { cycle: Row }) {
  const draft = cycle.state === 'DRAFT' && (cycle.viewerCan?.includes('EDIT_CYCLE') ?? false);
  return (
    <Link
      className={classes.name}
      to={draft ? '/company/cycles/$cycleId/edit' : '/company/cycles/$cycleId'}
      params={{ cycleId: cycle.id }}
    >
      {cycle.name}
    </Link>
  );
}

function PhaseUntil({ cycle, now }: { cycle: Row; now: Date }) {
  const { phase, nominateUntil, approveUntil, writeUntil } = cycle;
  if (phase === 'NOMINATE') {
    return (
      <Trans>
        Choosing reviewers until <DateWords at={nominateUntil} now={now} />
      </Trans>
    );
  }
  if (phase === 'APPROVE') {
    return (
      <Trans>
        Reviewers are approved until <DateWords at={approveUntil} now={now} />
      </Trans>
    );
  }
  if (phase === 'WRITE') {
    return (
      <Trans>
        Feedback is written until <DateWords at={writeUntil} now={now} />
      </Trans>
    );
  }
  return <Trans>Writing is over, feedback is released</Trans>;
}

function When({ cycle, now }: { cycle: Row; now: Date }) {
  const { state, startsAt, endsAt } = cycle;
  if (state === 'OPEN') return <PhaseUntil cycle={cycle} now={now} />;
  if (state === 'SCHEDULED') {
    return (
      <Trans>
        begins <DateWords at={startsAt} now={now} />
      </Trans>
    );
  }
  if (state === 'DRAFT') return <Trans>only those who run it see it</Trans>;
  if (endsAt === null || new Date(endsAt) > now) return <Trans>over</Trans>;
  return (
    <Trans>
      ended <DateWords at={endsAt} now={now} />
    </Trans>
  );
}

function Standing({ cycle, now }: { cycle: Row; now: Date }) {
  return (
    <>
      <CycleStateWord state={cycle.state} />
      <small className={classes.beneath}>
        <When cycle={cycle} now={now} />
      </small>
    </>
  );
}

interface CyclesTableProps {
  cycles: readonly FragmentType<typeof CyclesTableCycle>[];
  now: Date;
  empty: ReactNode;
}

/** The cycles by name, with state and date in words, how many are reviewed, and who runs it. */
export function CyclesTable({ cycles, now, empty }: CyclesTableProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const columns: Column<Row>[] = [
    { key: 'name', label: t`Name`, names: true, cell: (cycle) => <NameLink cycle={cycle} /> },
    { key: 'state', label: t`State`, cell: (cycle) => <Standing cycle={cycle} now={now} /> },
    {
      key: 'people',
      label: t`People`,
      cell: (cycle) => (
        <Plural value={cycle.progress?.reviewees ?? 0} _0="nobody yet" one="# person" other="# people" />
      ),
    },
    {
      key: 'owners',
      label: t`Run by`,
      cell: (cycle) =>
        list(
          locale,
          (cycle.owners ?? []).map((owner) => owner.name ?? ''),
        ),
    },
  ];
  return (
    <DataTable
      caption={t`Cycles`}
      columns={columns}
      rows={readFragment(CyclesTableCycle, cycles)}
      rowKey={(cycle) => cycle.id}
      empty={empty}
    />
  );
}
