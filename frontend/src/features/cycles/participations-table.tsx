import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ParticipationsTable_ParticipationFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { list } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/page.tsx';
import { Face } from '../../ui/face.tsx';
import { Person } from '../../ui/person.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { stageOf } from './cycle-words.tsx';
import classes from './status.module.css';
import { countRequests } from './request-counts.ts';

const ParticipationsTableParticipation = graphql(`
  fragment ParticipationsTable_participation on Participation {
    id
    stage
    listDoneAt
    viewerCan
    statesBlurred
    reviewee {
      id
      name
      lineManager {
        id
        name
      }
    }
    approvers {
      id
      name
    }
    requests {
      id
      state
    }
  }
`);

type Row = ParticipationsTable_ParticipationFragment;

/** The page of one person's feedback; it leads on to whatever the viewer may do there. */
function reviewPath(participationId: string): string {
  return `/reviews/${participationId}`;
}

function Reviewee({ row }: { row: Row }) {
  const name = row.reviewee?.name ?? '';
  const opens = (row.viewerCan ?? []).length > 0;
  if (!opens) return <Person name={name} />;
  return (
    <span className={classes.person}>
      <Face name={name} />
      <Link to={reviewPath(row.id)}>{name}</Link>
    </span>
  );
}

function Decides({ row }: { row: Row }) {
  const locale = useLocale();
  if (row.reviewee?.lineManager) return row.reviewee.lineManager.name;
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

function Stage({ row }: { row: Row }) {
  const { i18n } = useLingui();
  if (row.stage === null) return null;
  const { icon, tone, words } = stageOf(row.stage);
  return (
    <StateWord icon={icon} {...(tone ? { tone } : {})}>
      {i18n._(words)}
    </StateWord>
  );
}

interface ParticipationsTableProps {
  participations: readonly FragmentType<typeof ParticipationsTableParticipation>[];
}

/** Person by person: who decides, how many write, how far it is. Status words only, never an answer. */
export function ParticipationsTable({ participations }: ParticipationsTableProps) {
  const { t } = useLingui();
  const columns: Column<Row>[] = [
    { key: 'person', label: t`Person`, names: true, cell: (row) => <Reviewee row={row} /> },
    { key: 'decides', label: t`Line manager`, cell: (row) => <Decides row={row} /> },
    { key: 'reviewers', label: t`Reviewers`, cell: (row) => <Reviewers row={row} /> },
    { key: 'handedIn', label: t`Handed in`, cell: (row) => <HandedIn row={row} /> },
    { key: 'stage', label: t`State`, cell: (row) => <Stage row={row} /> },
  ];
  return (
    <DataTable
      caption={t`How far each person is, by name`}
      columns={columns}
      rows={readFragment(ParticipationsTableParticipation, participations)}
      rowKey={(row) => row.id}
      empty={
        <EmptyState>
          <Trans>Nobody is reviewed in this cycle yet.</Trans>
        </EmptyState>
      }
    />
  );
}
