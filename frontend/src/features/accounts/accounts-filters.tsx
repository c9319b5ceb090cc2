import { NativeSelect, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useTyped } from '../../lib/use-typed.ts';
import { accountStates, peopleRoles, workRoles } from '../../ui/account-words.tsx';
import { Icon } from '../../ui/icon.tsx';
import classes from './accounts.module.css';
import { type AccountsSearch, readAccountsSearch, tabStates } from './accounts-search.ts';

const pause = 300;

interface FilterProps {
  search: AccountsSearch;
  /** Shows the list from its start, narrowed anew. */
  onLook: (search: AccountsSearch) => void;
}

type Narrowing = Exclude<keyof AccountsSearch, 'after' | 'before' | 'tab'>;

/** The address with one thing changed, from the first page. */
function narrowed(search: AccountsSearch, key: Narrowing, value: string): AccountsSearch {
  return readAccountsSearch({ ...search, after: undefined, before: undefined, [key]: value });
}

function TypedFilter({
  search,
  onLook,
  field,
  label,
}: FilterProps & { field: 'q' | 'team' | 'location'; label: string }) {
  const { typed, type } = useTyped({
    value: search[field] ?? '',
    pause,
    onLook: (words) => onLook(narrowed(search, field, words)),
  });
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      {...(field === 'q' ? { leftSection: <Icon name="search" /> } : {})}
      value={typed}
      maxLength={200}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

/** Search, and what narrows the list. */
export function AccountsFilters({ search, onLook }: FilterProps) {
  const { t, i18n } = useLingui();
  const states = tabStates[search.tab ?? 'users'];
  const choose = (key: 'role' | 'state' | 'order') => (value: string) => onLook(narrowed(search, key, value));
  return (
    <search className={classes.filters}>
      <TypedFilter search={search} onLook={onLook} field="q" label={t`Name, address or team`} />
      {search.tab !== 'guests' && (
        <NativeSelect
          aria-label={t`Role`}
          value={search.role ?? ''}
          onChange={(event) => choose('role')(event.currentTarget.value)}
          data={[
            { value: '', label: t`Every role` },
            ...Object.entries({ ...workRoles, ...peopleRoles }).map(([value, words]) => ({
              value,
              label: i18n._(words),
            })),
          ]}
        />
      )}
      {states.length > 0 && (
        <NativeSelect
          aria-label={t`State`}
          value={search.state ?? ''}
          onChange={(event) => choose('state')(event.currentTarget.value)}
          data={[
            { value: '', label: t`Every state` },
            ...states.map((state) => ({ value: state, label: i18n._(accountStates[state].words) })),
          ]}
        />
      )}
      {search.tab !== 'guests' && (
        <>
          <TypedFilter search={search} onLook={onLook} field="team" label={t`Team`} />
          <TypedFilter search={search} onLook={onLook} field="location" label={t`Office`} />
        </>
      )}
      <NativeSelect
        aria-label={t`Order`}
        value={search.order ?? ''}
        onChange={(event) => choose('order')(event.currentTarget.value)}
        data={[
          { value: '', label: t`By name` },
          { value: 'EMAIL', label: t`By address` },
          { value: 'NEWEST', label: t`Newest first` },
        ]}
      />
    </search>
  );
}
