import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { AuditRow_EventFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened, list } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import classes from './audit.module.css';
import { eventSentence, fieldNames, partNames } from './audit-words.ts';

const AuditRowEvent = graphql(`
  fragment AuditRow_event on AuditEvent {
    id
    createdAt
    part
    action
    actor {
      id
      name
    }
    subject {
      id
      name
    }
    object {
      id
      ... on Cycle {
        name
      }
    }
    changed
  }
`);

type Row = AuditRow_EventFragment;

function Sentence({ row }: { row: Row }) {
  const { t, i18n } = useLingui();
  const { action, actor, subject, object } = row;
  const cycle = object && 'name' in object ? object.name : null;
  const names = {
    actor: actor?.name ?? t`Sightline`,
    subject: subject?.name ?? '',
    cycle: cycle ?? t`that is gone now`,
  };
  return <span className={classes.sentence}>{i18n._(eventSentence(action ?? '', names))}</span>;
}

function ChangedFields({ changed }: { changed: readonly string[] }) {
  const { i18n } = useLingui();
  const locale = useLocale();
  return list(
    locale,
    fieldNames(changed, (words) => i18n._(words)),
  );
}

function useColumns(now: Date): Column<Row>[] {
  const { t, i18n } = useLingui();
  const locale = useLocale();
  return [
    { key: 'what', label: t`What was done`, names: true, cell: (row) => <Sentence row={row} /> },
    {
      key: 'changed',
      label: t`Fields that changed`,
      cell: ({ changed }) => changed && changed.length > 0 && <ChangedFields changed={changed} />,
    },
    { key: 'part', label: t`Part`, cell: ({ part }) => part && i18n._(partNames[part]) },
    {
      key: 'when',
      label: t`When`,
      cell: ({ createdAt }) =>
        createdAt && (
          <time dateTime={createdAt} className={classes.time}>
            {happened(locale, new Date(createdAt), now)}
          </time>
        ),
    },
  ];
}

interface AuditTableProps {
  events: readonly FragmentType<typeof AuditRowEvent>[];
  empty: ReactNode;
}

/** The lines of the log as sentences, newest first. */
export function AuditTable({ events, empty }: AuditTableProps) {
  const { t } = useLingui();
  const [now] = useState(() => new Date());
  const columns = useColumns(now);
  const rows = readFragment(AuditRowEvent, events);
  return (
    <DataTable caption={t`Audit log`} columns={columns} rows={rows} rowKey={({ id }) => id} empty={empty} />
  );
}
