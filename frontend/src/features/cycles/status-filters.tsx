import { NativeSelect, TextInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { useTyped } from '../../lib/use-typed.ts';
import { Icon } from '../../ui/icon.tsx';
import { groupWords, stageOf } from './cycle-words.tsx';
import { useLeadChangeCount } from './lead-changes.ts';
import classes from './status.module.css';
import { StatusChoicesQuery } from './status-query.ts';
import { allStages, changedLead, groupings, nobody, type StatusSearch } from './status-search.ts';

const pause = 200;

interface FilterProps {
  search: StatusSearch;
  /** Shows the list from its start, with one thing changed. */
  onLook: (change: Record<string, unknown>) => void;
}

function NameFilter({ search, onLook }: FilterProps) {
  const { t } = useLingui();
  const { typed, type } = useTyped({ value: search.q ?? '', pause, onLook: (q) => onLook({ q }) });
  return (
    <TextInput
      type="search"
      aria-label={t`Find by name or team`}
      placeholder={t`Name or team`}
      leftSection={<Icon name="search" />}
      value={typed}
      maxLength={200}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

interface ChoiceProps {
  label: string;
  every: string;
  value: string | undefined;
  choices: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}

/** What is chosen stays in the list also where nobody is in it any more. */
function Choice({ label, every, value, choices, onChoose }: ChoiceProps) {
  const known = value === undefined || choices.some((choice) => choice.value === value);
  if (choices.length === 0 && value === undefined) return null;
  return (
    <NativeSelect
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={[{ value: '', label: every }, ...(known ? [] : [{ value, label: value }]), ...choices]}
    />
  );
}

/** Teams, departments and line managers of those who are reviewed, with how many are of each. */
function useChoices(cycleId: string) {
  const { t } = useLingui();
  const { changed } = useLeadChangeCount(cycleId);
  const [{ data }] = useQuery({ query: StatusChoicesQuery, variables: { id: cycleId } });
  const cycle = data?.node?.__typename === 'Cycle' ? data.node : null;
  const named = (groups: readonly { key: string; count: number }[] | null | undefined) =>
    (groups ?? [])
      .filter(({ key }) => key !== '')
      .map(({ key, count }) => ({ value: key, label: `${key} (${count})` }));
  return {
    teams: named(cycle?.teams),
    departments: named(cycle?.departments),
    managers: [
      ...(changed > 0 ? [{ value: changedLead, label: t`Changed since chosen (${changed})` }] : []),
      ...(cycle?.managers ?? []).map(({ key, count, lineManager }) => ({
        value: key || nobody,
        label: key ? `${lineManager?.name ?? ''} (${count})` : t`Without a line manager (${count})`,
      })),
    ],
  };
}

interface StatusFiltersProps extends FilterProps {
  cycleId: string;
  /** The cycle asks for own views. */
  asksOwn: boolean;
}

/** Search, what narrows the people of a cycle, and what they are put together by. */
export function StatusFilters({ cycleId, asksOwn, search, onLook }: StatusFiltersProps) {
  const { t, i18n } = useLingui();
  const { teams, departments, managers } = useChoices(cycleId);
  return (
    <search className={classes.filters}>
      <NameFilter search={search} onLook={onLook} />
      <Choice
        label={t`State`}
        every={t`Every state`}
        value={search.state}
        choices={[
          { value: 'UNFINISHED', label: t`Not finished` },
          ...allStages.map((stage) => ({ value: stage, label: i18n._(stageOf(stage).words) })),
        ]}
        onChoose={(state) => onLook({ state })}
      />
      {asksOwn && (
        <Choice
          label={t`Own view`}
          every={t`Every own view`}
          value={search.own}
          choices={[
            { value: 'HANDED_IN', label: t`Own view handed in` },
            { value: 'NOT_YET', label: t`Own view not yet` },
          ]}
          onChoose={(own) => onLook({ own })}
        />
      )}
      <Choice
        label={t`Team`}
        every={t`Every team`}
        value={search.team}
        choices={teams}
        onChoose={(team) => onLook({ team })}
      />
      <Choice
        label={t`Department`}
        every={t`Every department`}
        value={search.department}
        choices={departments}
        onChoose={(department) => onLook({ department })}
      />
      <Choice
        label={t`Line manager`}
        every={t`Every line manager`}
        value={search.manager}
        choices={managers}
        onChoose={(manager) => onLook({ manager })}
      />
      <Choice
        label={t`Group`}
        every={t`Not grouped`}
        value={search.group}
        choices={groupings.map((value) => ({ value, label: i18n._(groupWords[value]) }))}
        onChoose={(group) => onLook({ group })}
      />
    </search>
  );
}
