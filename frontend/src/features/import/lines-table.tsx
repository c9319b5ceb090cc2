import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ImportRow_LineFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './import.module.css';
import { fieldNames, kindNames } from './import-words.ts';

const ImportRowLine = graphql(`
  fragment ImportRow_line on ImportLine {
    id
    number
    email
    name
    outcome
    state
    problem
    changes {
      field
      from
      to
    }
  }
`);

type Served = ImportRow_LineFragment;

/** A line of one's own import: every field of it is there, but a problem only where there is one. */
type Row = { [Field in keyof Served]: Field extends 'problem' ? Served[Field] : NonNullable<Served[Field]> };

function OutcomeWord({ row: { outcome, state } }: { row: Row }) {
  if (state === 'FAILED' || outcome === 'REFUSED')
    return (
      <StateWord icon="stopped" tone="danger">
        <Trans>Refused</Trans>
      </StateWord>
    );
  if (outcome === 'UNCHANGED')
    return (
      <StateWord icon="complete">
        <Trans>Unchanged</Trans>
      </StateWord>
    );
  const done = state === 'DONE';
  return (
    <StateWord icon={done ? 'done' : 'open'} {...(done ? { tone: 'ok' as const } : {})}>
      {outcome === 'NEW' ? <Trans>New</Trans> : <Trans>Changed</Trans>}
    </StateWord>
  );
}

function Changes({ row }: { row: Row }) {
  const { i18n } = useLingui();
  if (row.problem) return <p className={classes.reason}>{row.problem}</p>;
  return (
    <ul className={classes.changes}>
      {row.changes
        .filter(({ field }) => field !== 'NAME' || row.outcome !== 'NEW')
        .map(({ field, from, to }) => (
          <li key={field}>
            <span className="quiet">{i18n._(fieldNames[field])}:</span>{' '}
            {from && (
              <>
                <s>{from}</s>{' '}
              </>
            )}
            {field === 'KIND' && kindNames[to] ? i18n._(kindNames[to]) : to}
          </li>
        ))}
    </ul>
  );
}

interface LinesTableProps {
  lines: readonly FragmentType<typeof ImportRowLine>[];
  empty: ReactNode;
}

/** The lines of a file and what each does, faults first. */
export function LinesTable({ lines, empty }: LinesTableProps) {
  const { t } = useLingui();
  const columns: Column<Row>[] = [
    {
      key: 'who',
      label: t`Who`,
      names: true,
      cell: ({ name, email }) => (
        <>
          {name || email}
          {name && <span className={classes.address}>{email}</span>}
        </>
      ),
    },
    { key: 'line', label: t`Line`, cell: ({ number }) => number },
    { key: 'outcome', label: t`Outcome`, cell: (row) => <OutcomeWord row={row} /> },
    { key: 'changes', label: t`What changes, or why not`, cell: (row) => <Changes row={row} /> },
  ];
  return (
    <DataTable
      caption={t`Lines of the file`}
      columns={columns}
      rows={readFragment(ImportRowLine, lines) as Row[]}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
