import { Checkbox, Modal } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { AddGuestsForm, useAddGuests } from './add-guests-form.tsx';
import { NewMemberForm, useNewMember } from './new-member-form.tsx';

const AddUsersQuery = graphql(`
  query AddUsers {
    settings {
      id
      mailConfigured
    }
  }
`);

interface AddUsersDialogProps {
  /** Begins with guests. */
  guest?: boolean;
  onClose: () => void;
}

/**
 * Makes accounts: of a member, or of guests where the settings let the viewer invite some (2.1, 2.2). What is written in
 * one form waits while the other stands.
 */
export function AddUsersDialog({ guest: first = false, onClose }: AddUsersDialogProps) {
  const { t } = useLingui();
  const { can } = useViewer();
  const [{ data }] = useQuery({ query: AddUsersQuery });
  const [guest, setGuest] = useState(first || !can.has('CREATE_MEMBER'));
  const member = useNewMember(onClose);
  const adding = useAddGuests(onClose);
  const mail = data?.settings?.mailConfigured ?? true;
  const choose = (chosen: boolean) => {
    const { name, email } = member.draft;
    if (chosen && adding.form.text === '' && email !== '') {
      adding.form.setText(name === '' ? email : `${name} <${email}>`);
    }
    setGuest(chosen);
  };
  const kind = can.has('CREATE_MEMBER') && can.has('ADD_GUEST') && (
    <Checkbox
      checked={guest}
      label={t`Guest`}
      description={t`Writes feedback when asked, and sees nothing else of the company.`}
      onChange={(event) => choose(event.currentTarget.checked)}
    />
  );
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={t`Add users`} size="lg">
      {guest ? (
        <AddGuestsForm adding={adding} mail={mail} onClose={onClose}>
          {kind}
        </AddGuestsForm>
      ) : (
        <NewMemberForm member={member} mail={mail} onClose={onClose}>
          {kind}
        </NewMemberForm>
      )}
    </Modal>
  );
}
