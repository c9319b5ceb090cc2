import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Person } from '../../ui/person.tsx';
import { signOut } from '../shell/sign-out.ts';
import classes from './finder.module.css';
import { placesMatching } from './palette-entries.ts';

const PalettePeopleQuery = graphql(`
  query PalettePeople($search: String!) {
    directory(filter: { search: $search }, first: 6) {
      nodes {
        id
        name
        team
      }
    }
  }
`);

const shortest = 2;

function usePeople(typed: string) {
  const { can } = useViewer();
  const [search] = useDebouncedValue(typed.trim(), 200);
  const pause = !can.has('LIST_PEOPLE') || search.length < shortest || typed.trim().length < shortest;
  const [{ data }] = useQuery({ query: PalettePeopleQuery, variables: { search }, pause });
  return pause ? [] : (data?.directory?.nodes ?? []);
}

function useActs(typed: string, onKeys: () => void) {
  const { t } = useLingui();
  const locale = useLocale();
  const acts = [
    { key: 'keys', label: t`Show the keys`, run: onKeys },
    { key: 'out', label: t`Log out`, run: () => void signOut(locale) },
  ];
  return acts.filter(({ label }) =>
    label.toLocaleLowerCase(locale).includes(typed.trim().toLocaleLowerCase(locale)),
  );
}

function EntryGroup({ label, entries }: { label: string; entries: { value: string; shown: ReactNode }[] }) {
  if (entries.length === 0) return null;
  return (
    <Combobox.Group label={label}>
      {entries.map(({ value, shown }) => (
        <Combobox.Option key={value} value={value}>
          {shown}
        </Combobox.Option>
      ))}
    </Combobox.Group>
  );
}

interface PaletteProps {
  onClose: () => void;
  onKeys: () => void;
}

function PaletteBody({ onClose, onKeys }: PaletteProps) {
  const { t, i18n } = useLingui();
  const viewer = useViewer();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const combobox = useCombobox({ opened: true });
  const goTo = placesMatching(viewer, i18n, typed.trim());
  const acts = useActs(typed, onKeys);
  const people = usePeople(typed);
  const shown = [...goTo, ...people, ...acts].length;
  const { selectFirstOption } = combobox;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first entry is chosen again whenever the list changes
  useEffect(() => {
    selectFirstOption();
  }, [typed, shown, selectFirstOption]);
  const choose = (value: string) => {
    onClose();
    const person = people.find(({ id }) => id === value);
    if (person) return void navigate({ to: '/people/$id', params: { id: person.id } });
    const act = acts.find(({ key }) => key === value);
    if (act) return act.run();
    return void navigate({ to: value });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          aria-label={t`A page or a name`}
          placeholder={t`A page or a name`}
          leftSection={<Icon name="search" />}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={t`Find or do`} className={classes.options ?? ''}>
        <EntryGroup
          label={t`Go to`}
          entries={goTo.map(({ path, label }) => ({ value: path, shown: label }))}
        />
        <EntryGroup
          label={t`People`}
          entries={people.map(({ id, name, team }) => ({
            value: id,
            shown: <Person name={name ?? ''} detail={team} />,
          }))}
        />
        <EntryGroup label={t`Do`} entries={acts.map(({ key, label }) => ({ value: key, shown: label }))} />
        {shown === 0 && (
          <Combobox.Empty>
            <Trans>Nothing of that name.</Trans>
          </Combobox.Empty>
        )}
      </Combobox.Options>
    </Combobox>
  );
}

/** Goes anywhere and finds anybody from the keyboard; it offers only what the viewer may open. */
export function CommandPalette(props: PaletteProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened
      onClose={props.onClose}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      title={t`Find or do`}
    >
      <PaletteBody {...props} />
    </Modal>
  );
}
