import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { FieldError } from '../../ui/field-error.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { LineManagersQuery } from './line-manager-query.ts';
import classes from './profile.module.css';
import type { Chosen } from './use-line-manager.ts';

function useFound(search: string) {
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [{ data }] = useQuery({
    query: LineManagersQuery,
    variables: { search: asked },
    pause: asked === '',
  });
  return asked === '' ? [] : (data?.directory?.nodes ?? []);
}

interface ManagerPickerProps {
  chosen: Chosen | null;
  /** Whether there is a line manager, who could be taken away. */
  hasOne: boolean;
  error: string | null;
  onChoose: (to: Chosen | null) => void;
}

/** Finds the new line manager among the colleagues, or says that there is none. */
export function ManagerPicker({ chosen, hasOne, error, onChoose }: ManagerPickerProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const found = useFound(search);
  const pick = (id: string) => {
    const person = found.find((one) => one.id === id);
    if (!person) return;
    const name = person.name ?? '';
    setSearch(name);
    onChoose({ id, name });
  };
  const shown = chosen !== null && chosen.name === search;
  return (
    <div className={classes.picker}>
      <PersonPicker
        label={t`New line manager`}
        help={t`By name, team or address`}
        error={error && <FieldError>{error}</FieldError>}
        search={search}
        onSearch={(words) => {
          setSearch(words);
          if (chosen) onChoose(null);
        }}
        people={
          shown
            ? []
            : found.map(({ id, name, title, team }) => ({
                id,
                name: name ?? '',
                guest: false,
                detail: title || team || undefined,
              }))
        }
        nobody={shown ? <Trans>Chosen.</Trans> : <Trans>Nobody matches.</Trans>}
        onPick={pick}
      />
      {hasOne && (
        <Button
          onClick={() => {
            setSearch('');
            onChoose({ id: null, name: '' });
          }}
        >
          <Trans>Nobody</Trans>
        </Button>
      )}
    </div>
  );
}
