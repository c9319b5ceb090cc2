import { useDebouncedValue } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { PersonPicker } from '../../ui/person-picker.tsx';
import type { Found } from './levels.ts';
import { OrganisationSearchQuery } from './organisation-query.ts';

function useFound(search: string): Found[] {
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [{ data }] = useQuery({
    query: OrganisationSearchQuery,
    variables: { search: asked },
    pause: asked === '',
  });
  if (asked === '') return [];
  return (data?.directory?.nodes ?? []).map(({ lineManager, lineAbove, ...person }) => ({
    ...person,
    name: person.name ?? '',
    title: person.title || person.team,
    reportCount: person.reportCount ?? 0,
    lineCount: null,
    managerId: lineManager?.id ?? null,
    above: (lineAbove ?? []).map((one) => ({
      ...one,
      name: one.name ?? '',
      reportCount: one.reportCount ?? 0,
      lineCount: null,
      managerId: one.lineManager?.id ?? null,
    })),
  }));
}

/** Finds somebody by name, team or address, wherever in the company they stand. */
export function FindInChart({ onFind }: { onFind: (found: Found) => void }) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const found = useFound(search);
  return (
    <PersonPicker
      label={t`Find somebody`}
      help={t`By name, team or address`}
      search={search}
      onSearch={setSearch}
      people={found.map(({ id, name, title }) => ({ id, name, guest: false, detail: title || undefined }))}
      nobody={<Trans>Nobody matches.</Trans>}
      onPick={(id) => {
        const person = found.find((one) => one.id === id);
        if (!person) return;
        setSearch('');
        onFind(person);
      }}
    />
  );
}
