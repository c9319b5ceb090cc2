import { Button, NativeSelect } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ImportField } from '../../gql/graphql.ts';
import { type Column as TableColumn, DataTable } from '../../ui/data-table.tsx';
import { chooseField, type Column, sameFields } from './columns.ts';
import classes from './import.module.css';
import { fieldNames } from './import-words.ts';

const fields = Object.keys(fieldNames) as ImportField[];

interface ColumnsPartProps {
  columns: readonly Column[];
  /** Checks the file with other fields; null where the file is not at hand any more. */
  onRead: ((fields: readonly ImportField[]) => void) | null;
  busy: boolean;
  /** Whether the file was checked with these columns. */
  checked: boolean;
}

/** What each column of the file is taken for, with what stands in it; to be corrected by hand. */
export function ColumnsPart({ columns, onRead, busy, checked }: ColumnsPartProps) {
  const { t, i18n } = useLingui();
  const [chosen, setChosen] = useState<readonly ImportField[]>(columns.map(({ field }) => field));
  const [seen, setSeen] = useState(columns);
  if (seen !== columns) {
    setSeen(columns);
    setChosen(columns.map(({ field }) => field));
  }
  const rows = columns.map((column, at) => ({ ...column, at }));
  const table: TableColumn<(typeof rows)[number]>[] = [
    { key: 'head', label: t`In the file`, names: true, cell: ({ head, at }) => head || t`Column ${at + 1}` },
    {
      key: 'samples',
      label: t`For example`,
      cell: ({ samples }) => <span className={classes.samples}>{samples.join(' · ')}</span>,
    },
    {
      key: 'field',
      label: t`In Sightline`,
      cell: ({ at, head }) =>
        onRead ? (
          <NativeSelect
            aria-label={t`What ${head} is`}
            value={chosen[at] ?? 'IGNORED'}
            onChange={(event) => setChosen(chooseField(chosen, at, event.currentTarget.value as ImportField))}
            data={fields.map((field) => ({ value: field, label: i18n._(fieldNames[field]) }))}
          />
        ) : (
          i18n._(fieldNames[chosen[at] ?? 'IGNORED'])
        ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t`Columns`}
        columns={table}
        rows={rows}
        rowKey={({ at }) => String(at)}
        empty={null}
      />
      {onRead && (!checked || !sameFields(columns, chosen)) && (
        <div className={classes.acts}>
          <Button
            variant="filled"
            loading={busy}
            disabled={!chosen.includes('EMAIL')}
            onClick={() => onRead(chosen)}
          >
            <Trans>Check with these columns</Trans>
          </Button>
          {!chosen.includes('EMAIL') && (
            <span className="small quiet">
              <Trans>Say first which column holds the e-mail addresses.</Trans>
            </span>
          )}
        </div>
      )}
    </>
  );
}
