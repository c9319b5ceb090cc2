import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './editor.module.css';
import { type ReviewedGroups, useGroups } from './use-groups.ts';

const GroupsQuery = graphql(`
  query GroupsToReview {
    directory(first: 1) {
      totalCount
    }
    directoryGroups {
      teams {
        name
        count
      }
      departments {
        name
        count
      }
    }
  }
`);

interface Group {
  name: string;
  count: number;
}

function useCounts() {
  const [{ data }] = useQuery({ query: GroupsQuery, requestPolicy: 'cache-and-network' });
  return {
    everyone: data?.directory?.totalCount ?? 0,
    teams: data?.directoryGroups?.teams ?? [],
    departments: data?.directoryGroups?.departments ?? [],
  };
}

const countOf = (groups: readonly Group[], name: string) =>
  groups.find((group) => group.name === name)?.count ?? 0;

const without = (names: readonly string[], name: string) => names.filter((one) => one !== name);

interface RowProps {
  name: ReactNode;
  count: number;
  label: string;
  onRemove: () => void;
}

function Row({ name, count, label, onRemove }: RowProps) {
  return (
    <li className={classes.personRow}>
      <b>{name}</b>
      <span className="small quiet">
        <Plural value={count} _0="nobody today" one="one person today" other="# people today" />
      </span>
      <Button size="sm" variant="subtle" aria-label={label} onClick={onRemove}>
        <Trans>Remove</Trans>
      </Button>
    </li>
  );
}

interface ChosenProps {
  groups: ReviewedGroups;
  counts: ReturnType<typeof useCounts>;
  onChange: (groups: ReviewedGroups) => void;
}

function Chosen({ groups, counts, onChange }: ChosenProps) {
  const { t } = useLingui();
  return (
    <ul className={classes.people}>
      {groups.everyone && (
        <Row
          name={<Trans>Everyone in the company</Trans>}
          count={counts.everyone}
          label={t`Remove everyone`}
          onRemove={() => onChange({ ...groups, everyone: false })}
        />
      )}
      {groups.teams.map((name) => (
        <Row
          key={`team ${name}`}
          name={<Trans>Team {name}</Trans>}
          count={countOf(counts.teams, name)}
          label={t`Remove team ${name}`}
          onRemove={() => onChange({ ...groups, teams: without(groups.teams, name) })}
        />
      ))}
      {groups.departments.map((name) => (
        <Row
          key={`department ${name}`}
          name={<Trans>Department {name}</Trans>}
          count={countOf(counts.departments, name)}
          label={t`Remove department ${name}`}
          onRemove={() => onChange({ ...groups, departments: without(groups.departments, name) })}
        />
      ))}
    </ul>
  );
}

const listed = (groups: readonly Group[], prefix: string, chosen: readonly string[]) =>
  groups
    .filter(({ name }) => !chosen.includes(name))
    .map(({ name, count }) => ({ value: `${prefix}${name}`, label: `${name} (${count})` }));

function Choice({ groups, counts, onChange }: ChosenProps) {
  const { t } = useLingui();
  const choose = (value: string) => {
    if (value === 'everyone') onChange({ ...groups, everyone: true });
    if (value.startsWith('t ')) onChange({ ...groups, teams: [...groups.teams, value.slice(2)] });
    if (value.startsWith('d ')) onChange({ ...groups, departments: [...groups.departments, value.slice(2)] });
  };
  return (
    <NativeSelect
      label={t`Add a group`}
      description={t`Whoever is in it when you launch is reviewed.`}
      value=""
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: '', label: t`Choose…` },
        { value: 'everyone', label: `${t`Everyone in the company`} (${counts.everyone})` },
        { group: t`Teams`, items: listed(counts.teams, 't ', groups.teams) },
        { group: t`Departments`, items: listed(counts.departments, 'd ', groups.departments) },
      ]}
    />
  );
}

interface PeopleGroupsProps {
  cycleId: string;
  version: number;
  groups: ReviewedGroups;
  onDone: () => void;
}

/** The groups that a draft reviews: everyone, teams, departments, each meaning whoever is in it at the launch. */
export function PeopleGroups({ cycleId, version, groups, onDone }: PeopleGroupsProps) {
  const counts = useCounts();
  const { change, failure } = useGroups(cycleId, version, groups, onDone);
  const some = groups.everyone || groups.teams.length + groups.departments.length > 0;
  const shown = { groups, counts, onChange: (next: ReviewedGroups) => void change(next) };
  return (
    <>
      {!groups.everyone && <Choice {...shown} />}
      <FieldError>{failure}</FieldError>
      {some && <Chosen {...shown} />}
    </>
  );
}
