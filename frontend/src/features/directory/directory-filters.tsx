import { NativeSelect, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import type { DirectoryCountQuery } from '../../gql/graphql.ts';
import { useTyped } from '../../lib/use-typed.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './directory.module.css';
import type { Change, DirectorySearch } from './directory-search.ts';

const pause = 200;

interface SearchProps {
  search: DirectorySearch;
  /** Changes what the address asks for now, which may be more than this page shows yet. */
  onLook: (change: Change) => void;
}

function SearchField({ search, onLook }: SearchProps) {
  const { t } = useLingui();
  const { typed, type } = useTyped({ value: search.q ?? '', pause, onLook: (q) => onLook({ q }) });
  return (
    <TextInput
      type="search"
      aria-label={t`Find by name, team or address`}
      placeholder={t`Name, team or address`}
      leftSection={<Icon name="search" />}
      value={typed}
      maxLength={200}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

type Groups = NonNullable<DirectoryCountQuery['directoryGroups']>;

interface GroupFilterProps {
  label: string;
  every: string;
  value: string | undefined;
  groups: Groups['teams'];
  onChoose: (value: string) => void;
}

/** What is chosen stays in the list also before the list has come, and where nobody is in it any more. */
function GroupFilter({ label, every, value, groups, onChoose }: GroupFilterProps) {
  const known = groups.some(({ name }) => name === value);
  return (
    <NativeSelect
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: every },
        ...(value === undefined || known ? [] : [{ value, label: value }]),
        ...groups.map(({ name, count }) => ({ value: name, label: `${name} (${count})` })),
      ]}
    />
  );
}

/** Search, and what narrows the list: the values that there are, with how many people have them. */
export function DirectoryFilters({ groups, ...props }: SearchProps & { groups: Groups | null | undefined }) {
  const { t } = useLingui();
  const { search, onLook } = props;
  const { teams = [], departments = [], locations = [] } = groups ?? {};
  return (
    <search className={classes.filters}>
      <SearchField {...props} />
      <GroupFilter
        label={t`Team`}
        every={t`Every team`}
        value={search.team}
        groups={teams}
        onChoose={(team) => onLook({ team })}
      />
      {(departments.length > 0 || search.department !== undefined) && (
        <GroupFilter
          label={t`Department`}
          every={t`Every department`}
          value={search.department}
          groups={departments}
          onChoose={(department) => onLook({ department })}
        />
      )}
      <GroupFilter
        label={t`Office`}
        every={t`Every office`}
        value={search.location}
        groups={locations}
        onChoose={(location) => onLook({ location })}
      />
    </search>
  );
}
