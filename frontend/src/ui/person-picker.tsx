import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import classes from './person-picker.module.css';

/** One person in the list of a picker. */
export interface PickablePerson {
  id: string;
  name: string;
  guest: boolean;
  /** Team, title or company. */
  detail?: string | undefined;
  /** Why this person cannot be chosen, as said in the row; absent when they can. */
  obstacle?: string | undefined;
}

/** What can be done with an address that nobody has. */
export interface PickableInvitation {
  email: string;
  /** Why it cannot be invited; absent when it can. */
  obstacle?: string | undefined;
  /** What happens when it is, such as "No mail until Max approves." */
  detail?: string | undefined;
}

interface PersonPickerProps {
  label: string;
  help?: ReactNode;
  error?: ReactNode;
  search: string;
  onSearch: (search: string) => void;
  people: readonly PickablePerson[];
  invitation?: PickableInvitation | null | undefined;
  /** Said under the list when nobody matches. */
  nobody: ReactNode;
  onPick: (id: string) => void;
  onInvite?: (email: string) => void;
}

const inviteValue = 'invite';

function InviteRow({ invitation }: { invitation: PickableInvitation }) {
  const { email, obstacle, detail } = invitation;
  return (
    <Combobox.Option value={inviteValue} className={classes.row ?? ''} disabled={obstacle !== undefined}>
      <span className={classes.plus}>
        <Icon name={obstacle === undefined ? 'plus' : 'stopped'} />
      </span>
      <span>
        {obstacle === undefined ? <Trans>Invite {email} as a guest</Trans> : email}
        <small>{obstacle ?? detail}</small>
      </span>
    </Combobox.Option>
  );
}

function PersonRow({ person }: { person: PickablePerson }) {
  const { detail } = person;
  return (
    <Combobox.Option value={person.id} className={classes.row ?? ''} disabled={person.obstacle !== undefined}>
      <Face name={person.name} kind={person.guest ? 'GUEST' : 'PERSON'} />
      <span>
        {person.name}
        <small>{person.obstacle ?? (person.guest ? <Trans>Guest {detail}</Trans> : detail)}</small>
      </span>
    </Combobox.Option>
  );
}

/**
 * Finds people by name, team or address. It shows what it is given: who may be chosen and what stands in the way is the
 * server's answer. An unknown address offers its invitation as the first entry.
 */
export function PersonPicker(props: PersonPickerProps) {
  const { label, help, error, search, onSearch, people, invitation, nobody, onPick, onInvite } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const choose = (value: string) => {
    if (value === inviteValue && invitation) onInvite?.(invitation.email);
    else onPick(value);
    combobox.closeDropdown();
  };
  const empty = people.length === 0 && !invitation;
  return (
    <div className={classes.picker}>
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.Target>
          <TextInput
            label={label}
            description={help}
            error={error}
            value={search}
            autoComplete="off"
            onChange={(event) => {
              onSearch(event.currentTarget.value);
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
            }}
            onFocus={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={search.trim() === ''}>
          <Combobox.Options aria-label={label}>
            {invitation && <InviteRow invitation={invitation} />}
            {people.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
            {empty && <Combobox.Empty>{nobody}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
}
