import { useLingui } from '@lingui/react/macro';
import { NativeSelect, TextInput } from '@mantine/core';
import { useTyped } from '../../lib/use-typed.ts';
import { Icon } from '../../ui/icon.tsx';
import { orderWords, stateWords } from './cycle-words.tsx';
import classes from './cycles.module.css';
import { type CyclesSearch, orders, states } from './cycles-search.ts';

const pause = 200;

interface CyclesFiltersProps {
  search: CyclesSearch;
  /** Shows the list from its start, with one thing changed. */
  onLook: (change: Record<string, unknown>) => void;
}

/** Finds cycles by name, narrows them to a state, and orders them. */
export function CyclesFilters({ search, onLook }: CyclesFiltersProps) {
  const { t, i18n } = useLingui();
  const { typed, type } = useTyped({ value: search.q ?? '', pause, onLook: (q) => onLook({ q }) });
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        aria-label={t`Find cycles by name`}
        placeholder={t`Name of a cycle`}
        leftSection={<Icon name="search" />}
        value={typed}
        maxLength={200}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t`State`}
        value={search.state ?? ''}
        onChange={(event) => onLook({ state: event.currentTarget.value })}
        data={[
          { value: '', label: t`All but archived ones` },
          ...states.map((state) => ({ value: state, label: i18n._(stateWords[state]) })),
        ]}
      />
      <NativeSelect
        aria-label={t`Order`}
        value={search.order ?? ''}
        onChange={(event) => onLook({ order: event.currentTarget.value })}
        data={[
          { value: '', label: t`Newest first` },
          ...orders.map((order) => ({ value: order, label: i18n._(orderWords[order]) })),
        ]}
      />
    </search>
  );
}
