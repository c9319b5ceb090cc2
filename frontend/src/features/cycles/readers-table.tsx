import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { CyclePreset } from '../../gql/graphql.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { StateWord } from '../../ui/state-word.tsx';

interface Side {
  key: string;
  who: MessageDescriptor;
  reads: MessageDescriptor;
  from: MessageDescriptor | null;
  /** In which cycles this side learns the names; null where there is nothing to read. */
  names: 'ALWAYS' | 'NAMED_ONLY' | null;
}

const handedIn = msg`as soon as it is handed in`;
const released = msg`after the release`;
const everything = msg`every answer`;

/** The presets of a policy (docs/rules.md) side by side, for whoever decides between them. */
const sides: readonly Side[] = [
  { key: 'manager', who: msg`Line manager`, reads: everything, from: handedIn, names: 'ALWAYS' },
  { key: 'hr', who: msg`HR admins`, reads: everything, from: handedIn, names: 'ALWAYS' },
  {
    key: 'reviewee',
    who: msg`The person it is about`,
    reads: everything,
    from: released,
    names: 'NAMED_ONLY',
  },
  {
    key: 'indirect',
    who: msg`Those above the line manager`,
    reads: everything,
    from: released,
    names: 'NAMED_ONLY',
  },
  {
    key: 'runners',
    who: msg`HR assistants and owners of the cycle`,
    reads: msg`how far it is, no answer`,
    from: null,
    names: null,
  },
  { key: 'others', who: msg`Everybody else`, reads: msg`nothing`, from: null, names: null },
];

function Names({ side, preset }: { side: Side; preset: CyclePreset }) {
  const { t } = useLingui();
  if (side.names === null) return '–';
  const named = side.names === 'ALWAYS' || preset === 'NAMED';
  return (
    <StateWord icon={named ? 'done' : 'stopped'}>{named ? t`with the name` : t`never the name`}</StateWord>
  );
}

/** What each side reads, with or without the name, from when. */
export function ReadersTable({ preset }: { preset: CyclePreset }) {
  const { i18n, t } = useLingui();
  const columns: Column<Side>[] = [
    { key: 'who', label: t`Who`, names: true, cell: (side) => i18n._(side.who) },
    { key: 'reads', label: t`Reads`, cell: (side) => i18n._(side.reads) },
    { key: 'names', label: t`Names`, cell: (side) => <Names side={side} preset={preset} /> },
    { key: 'from', label: t`From when`, cell: (side) => (side.from ? i18n._(side.from) : '–') },
  ];
  return (
    <DataTable
      caption={t`Who reads the feedback, and from when`}
      columns={columns}
      rows={sides}
      rowKey={(side) => side.key}
      empty={null}
    />
  );
}
