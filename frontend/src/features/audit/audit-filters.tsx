import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import classes from './audit.module.css';
import { type AuditFilters, auditParts, keptFilters } from './audit-search.ts';
import { namedActs, partNames, readable } from './audit-words.ts';

const FindPeopleQuery = graphql(`
  query AuditPeople($search: String!) {
    people(first: 8, search: $search) {
      nodes {
        id
        name
        kind
        team
      }
    }
  }
`);

const pause = 200;

interface PersonFilterProps {
  label: string;
  /** The id of the chosen person. */
  chosen: string | undefined;
  name: string | undefined;
  onChoose: (id: string) => void;
}

function FindPerson({ label, onChoose }: Pick<PersonFilterProps, 'label' | 'onChoose'>) {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), pause);
  const [{ data }] = useQuery({ query: FindPeopleQuery, variables: { search: asked }, pause: asked === '' });
  const people = (asked === '' ? [] : (data?.people?.nodes ?? [])).map(({ id, name, kind, team }) => ({
    id,
    name: name ?? '',
    guest: kind === 'GUEST',
    detail: team ?? undefined,
  }));
  return (
    <PersonPicker
      label={label}
      search={search}
      onSearch={setSearch}
      people={people}
      nobody={<Trans>Nobody has this name.</Trans>}
      onPick={onChoose}
    />
  );
}

/** Finds a person, and afterwards shows whom the log is narrowed to. */
function PersonFilter({ label, chosen, name, onChoose }: PersonFilterProps) {
  const { t } = useLingui();
  if (chosen === undefined) return <FindPerson label={label} onChoose={onChoose} />;
  const shown = name ?? t`Somebody unknown`;
  return (
    <div>
      <span className={classes.chosenLabel}>{label}</span>
      <Button
        className={classes.chosen ?? ''}
        rightSection={<Icon name="close" />}
        aria-label={t`${label}: ${shown}. Show everybody again`}
        onClick={() => onChoose('')}
      >
        {shown}
      </Button>
    </div>
  );
}

interface AuditFiltersProps {
  filters: AuditFilters;
  /** The names of the people by their ids. */
  names: ReadonlyMap<string, string>;
  onFilter: (filters: AuditFilters) => void;
}

function DayFields({ filters, set }: { filters: AuditFilters; set: (more: Record<string, string>) => void }) {
  const { t } = useLingui();
  return (
    <>
      <TextInput
        type="date"
        label={t`From`}
        value={filters.from ?? ''}
        max={filters.until}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t`Until`}
        value={filters.until ?? ''}
        min={filters.from}
        onChange={(event) => set({ until: event.currentTarget.value })}
      />
    </>
  );
}

/** What narrows the log: who, whom, what, which part and when. */
export function AuditFilterFields({ filters, names, onFilter }: AuditFiltersProps) {
  const { t, i18n } = useLingui();
  const set = (more: Record<string, string>) => onFilter(keptFilters({ ...filters, ...more }));
  const { who, whom, action } = filters;
  const acts = namedActs.map((act) => ({ value: act.action, label: i18n._(act.name) }));
  const unnamed = action !== undefined && !acts.some(({ value }) => value === action);
  const nameOf = (id: string | undefined) => (id === undefined ? undefined : names.get(id));
  return (
    <search className={classes.filters} aria-label={t`Narrow the log`}>
      <PersonFilter label={t`Who`} chosen={who} name={nameOf(who)} onChoose={(id) => set({ who: id })} />
      <PersonFilter label={t`Whom`} chosen={whom} name={nameOf(whom)} onChoose={(id) => set({ whom: id })} />
      <NativeSelect
        label={t`What`}
        value={action ?? ''}
        onChange={(event) => set({ action: event.currentTarget.value })}
        data={[
          { value: '', label: t`Everything` },
          ...acts,
          ...(unnamed ? [{ value: action, label: readable(action) }] : []),
        ]}
      />
      <NativeSelect
        label={t`Part`}
        value={filters.part ?? ''}
        onChange={(event) => set({ part: event.currentTarget.value })}
        data={[
          { value: '', label: t`Every part` },
          ...auditParts.map((part) => ({ value: part, label: i18n._(partNames[part]) })),
        ]}
      />
      <DayFields filters={filters} set={set} />
    </search>
  );
}
