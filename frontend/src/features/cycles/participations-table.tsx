import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ParticipationGrouping, ParticipationsTable_ParticipationFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { list } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Face } from '../../ui/face.tsx';
import { AgainAt } from './again-at.tsx';
import { stageOf } from './cycle-words.tsx';
import { GroupName } from './group-name.tsx';
import { type Dates, daysLate, StageDatesCycle } from './stage-dates.ts';
import { OwnView } from './own-view.tsx';
import { StageWord } from './stage-word.tsx';
import classes from './status.module.css';
import { countRequests } from './request-counts.ts';
import type { StatusSearch } from './status-search.ts';
import { useStillRows } from './use-still-rows.ts';

const ParticipationsTableParticipation = graphql(`
  fragment ParticipationsTable_participation on Participation {
    id
    stage
    listDoneAt
    nudgeAgainAt
    viewerCan
    statesBlurred
    selfAssessmentHandedIn
    reviewee {
      id
      name
      team
      department
      lineManager {
        id
        name
      }
    }
    formerLineManager {
      id
      name
    }
    approvers {
      id
      name
    }
    requests {
      id
      state
      proactive
    }
  }
`);

type Row = ParticipationsTable_ParticipationFragment;

/** Who is chosen, by id; everybody on all pages or some. */
export interface Chosen {
  has: (id: string) => boolean;
  onToggle: (id: string) => void;
}

function Choose({ row, chosen }: { row: Row; chosen: Chosen }) {
  const { t } = useLingui();
  const name = row.reviewee?.name ?? '';
  if (!row.viewerCan?.includes('NUDGE_PEOPLE')) return null;
  return (
    <Checkbox
      aria-label={t`Choose ${name}`}
      checked={chosen.has(row.id)}
      onChange={() => chosen.onToggle(row.id)}
    />
  );
}

function Reviewee({ row }: { row: Row }) {
  const name = row.reviewee?.name ?? '';
  return (
    <span className={classes.person}>
      <Face name={name} />
      <Link to="/reviews/$id/progress" params={{ id: row.id }}>
        {name}
      </Link>
    </span>
  );
}

function Decides({ row }: { row: Row }) {
  const locale = useLocale();
  const former = row.formerLineManager?.name;
  if (row.reviewee?.lineManager) {
    return (
      <>
        {row.reviewee.lineManager.name}
        {former && (
          <span className={`${classes.when} small quiet`}>
            <Trans>On the list: {former}</Trans>
          </span>
        )}
      </>
    );
  }
  const names = (row.approvers ?? []).map((person) => person.name ?? '');
  const who = list(locale, names);
  return names.length > 0 ? <Trans>None: {who} stand in</Trans> : <Trans>None: HR stands in</Trans>;
}

function Reviewers({ row }: { row: Row }) {
  const { chosen, toDecide, asked } = countRequests(row.requests ?? []);
  if (row.listDoneAt === null) return <Plural value={chosen} _0="none yet" other="# so far" />;
  if (toDecide === 0) return <Plural value={asked} other="# asked" />;
  if (asked === 0) return <Plural value={toDecide} other="# to decide" />;
  return (
    <Trans>
      {asked} asked, {toDecide} to decide
    </Trans>
  );
}

/** How many wrote although nobody asked them. */
function Unasked({ row }: { row: Row }) {
  const { unasked } = countRequests(row.requests ?? []);
  if (unasked === 0) return null;
  return (
    <span className={`${classes.when} small quiet`}>
      <Plural value={unasked} other="and # unasked" />
    </span>
  );
}

function HandedIn({ row }: { row: Row }) {
  const { asked, handedIn } = countRequests(row.requests ?? []);
  if (asked === 0) return '–';
  if (row.statesBlurred) return <Trans>not shown to you</Trans>;
  return (
    <Trans>
      {handedIn} of {asked}
    </Trans>
  );
}

function Stage({ row, dates, now }: { row: Row; dates: Dates; now: Date }) {
  if (row.stage === null) return null;
  return (
    <StageWord look={stageOf(row.stage)} late={daysLate(row.stage, dates, now)}>
      {row.nudgeAgainAt && <AgainAt at={row.nudgeAgainAt} now={now} />}
    </StageWord>
  );
}

const ParticipationsTableGroup = graphql(`
  fragment ParticipationsTable_group on ParticipationGroup {
    key
    count
    ...GroupName_group
  }
`);

type Groups = readonly FragmentType<typeof ParticipationsTableGroup>[];

/** The head above the rows of one group: what they have in common, and how many they are on all pages. */
function GroupHead({ by, id, groups }: { by: ParticipationGrouping; id: string; groups: Groups }) {
  const group = readFragment(ParticipationsTableGroup, groups).find(({ key }) => key === id);
  if (!group) return null;
  return (
    <span className={classes.groupHead}>
      <GroupName by={by} group={group} />
      <span className="quiet">
        <Plural value={group.count} one="# person" other="# people" />
      </span>
    </span>
  );
}

/** The group of a row, as the API keys it. */
function groupOf(by: ParticipationGrouping, { stage, reviewee }: Row): string {
  switch (by) {
    case 'STAGE':
      return stage ?? '';
    case 'TEAM':
      return reviewee?.team ?? '';
    case 'DEPARTMENT':
      return reviewee?.department ?? '';
    case 'LINE_MANAGER':
      return reviewee?.lineManager?.id ?? '';
  }
}

interface ParticipationsTableProps {
  participations: readonly FragmentType<typeof ParticipationsTableParticipation>[];
  /** What they answer: who looks for others sees them at once, wherever the pointer rests. */
  question: string;
  groups: Groups;
  dates: FragmentType<typeof StageDatesCycle>;
  /** The cycle asks for own views. */
  asksOwn: boolean;
  search: StatusSearch;
  chosen: Chosen;
  empty: ReactNode;
  onSort: (order: StatusSearch['order'] | undefined, down: boolean) => void;
}

type Sortable = NonNullable<StatusSearch['order']> | 'NAME';

/** What makes a head a button: the first press sorts, the next turns around. */
function useSorting({ search, onSort }: Pick<ParticipationsTableProps, 'search' | 'onSort'>) {
  return (by: Sortable): Pick<Column<Row>, 'onSort' | 'sorted'> => {
    const current = search.group ?? search.order ?? 'NAME';
    const down = search.group === undefined && search.down === true;
    const sorted = current !== by ? undefined : down ? 'descending' : 'ascending';
    return { sorted, onSort: () => onSort(by === 'NAME' ? undefined : by, sorted === 'ascending') };
  };
}

function useColumns(props: ParticipationsTableProps): Column<Row>[] {
  const { t } = useLingui();
  const [now] = useState(() => new Date());
  const dates = readFragment(StageDatesCycle, props.dates);
  const sorting = useSorting(props);
  return [
    {
      key: 'person',
      label: t`Person`,
      names: true,
      ...sorting('NAME'),
      cell: (row) => (
        <span className={classes.choose}>
          <Choose row={row} chosen={props.chosen} />
          <Reviewee row={row} />
        </span>
      ),
    },
    { key: 'team', label: t`Team`, ...sorting('TEAM'), cell: (row) => row.reviewee?.team },
    {
      key: 'decides',
      label: t`Line manager`,
      ...sorting('LINE_MANAGER'),
      cell: (row) => <Decides row={row} />,
    },
    {
      key: 'reviewers',
      label: t`Reviewers`,
      cell: (row) => (
        <span className={classes.reviewers}>
          <Reviewers row={row} />
          <Unasked row={row} />
        </span>
      ),
    },
    { key: 'handedIn', label: t`Handed in`, cell: (row) => <HandedIn row={row} /> },
    ...(props.asksOwn
      ? [
          {
            key: 'own',
            label: t`Own view`,
            cell: (row: Row) => <OwnView handedIn={row.selfAssessmentHandedIn} />,
          },
        ]
      : []),
    {
      key: 'stage',
      label: t`State`,
      ...sorting('STAGE'),
      cell: (row) => <Stage row={row} dates={dates} now={now} />,
    },
  ];
}

/** Person by person: who decides, how many write, how far it is. Status words only, never an answer. */
export function ParticipationsTable(props: ParticipationsTableProps) {
  const { t } = useLingui();
  const columns = useColumns(props);
  const by = props.search.group;
  const { rows, hold } = useStillRows(
    readFragment(ParticipationsTableParticipation, props.participations),
    props.question,
    by !== undefined,
  );
  return (
    <div {...hold}>
      <DataTable
        caption={t`How far each person is`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={props.empty}
        group={
          by && {
            of: (row) => groupOf(by, row),
            head: (key) => <GroupHead by={by} id={key} groups={props.groups} />,
          }
        }
      />
    </div>
  );
}
