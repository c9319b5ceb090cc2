import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { audienceWords, from, type Line, reads } from '../../lib/policy-words.ts';

interface Side {
  key: string;
  who: MessageDescriptor;
  reads: MessageDescriptor;
  from: MessageDescriptor | null;
  line: Line | null;
}

const besides: readonly Side[] = [
  {
    key: 'runners',
    who: msg`HR assistants and owners of the cycle`,
    reads: msg`how far it is, no answer`,
    from: null,
    line: null,
  },
  { key: 'others', who: msg`Everybody else`, reads: msg`nothing`, from: null, line: null },
];

function Names({ line }: { line: Line | null }) {
  const { t } = useLingui();
  if (line === null || line.content === 'NONE') return '–';
  if (line.author === 'NAMED') return <StateWord icon="done">{t`with the name`}</StateWord>;
  if (line.author === 'RELATION_ONLY') return <StateWord icon="begun">{t`groups, never the name`}</StateWord>;
  return <StateWord icon="stopped">{t`never the name`}</StateWord>;
}

/** What each side reads by a policy, with or without the name, from when. */
export function ReadersTable({ lines }: { lines: readonly Line[] }) {
  const { i18n, t } = useLingui();
  const sides: readonly Side[] = [
    ...lines.map((line) => ({
      key: line.audience,
      who: audienceWords[line.audience],
      reads: reads(line),
      from: from(line),
      line,
    })),
    ...besides,
  ];
  const columns: Column<Side>[] = [
    { key: 'who', label: t`Who`, names: true, cell: (side) => i18n._(side.who) },
    { key: 'reads', label: t`Reads`, cell: (side) => i18n._(side.reads) },
    { key: 'names', label: t`Names`, cell: (side) => <Names line={side.line} /> },
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
