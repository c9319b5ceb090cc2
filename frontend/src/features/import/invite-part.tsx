import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { Note } from '../../ui/note.tsx';
import { WordsDialog } from '../../ui/words-dialog.tsx';
import type { ShownImport } from './import-state.tsx';
import classes from './import.module.css';

const InviteImported = graphql(`
  mutation InviteImported($input: InviteImportedInput!) {
    inviteImported(input: $input) {
      import {
        id
        version
        invitingSince
        viewerCan
      }
      errors {
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);

interface InvitePartProps {
  shown: ShownImport;
  /** Whether a mail server is set up. */
  mail: boolean;
  onInvited: () => void;
}

function InviteDialog({ shown, mail, onInvited, onClose }: InvitePartProps & { onClose: () => void }) {
  const { t } = useLingui();
  const send = useCommand(InviteImported, ({ inviteImported }) => inviteImported.errors);
  const left = shown.uninvited ?? 0;
  const invite = async (personalMessage: string) => {
    const input = { importId: shown.id, expectedVersion: shown.version, personalMessage };
    const { failures } = await send({ input });
    if (failures.length === 0) onInvited();
    return failures[0]?.message ?? null;
  };
  return (
    <WordsDialog
      title={t`${plural(left, { one: 'Invite # person?', other: 'Invite # people?' })}`}
      label={t`Personal message`}
      help={t`Stands in the mail to each of them. Only they read it. Optional.`}
      confirm={t`${plural(left, { one: 'Invite # person', other: 'Invite # people' })}`}
      keep={t`Not now`}
      onConfirm={invite}
      onClose={onClose}
    >
      <p className={classes.asked}>
        <Trans>
          Each of them gets a mail with a link to set a password. The link works for seven days; you can send
          another one later. Whoever was invited by hand meanwhile gets no second mail.
        </Trans>
      </p>
      {!mail && (
        <p className={`small quiet ${classes.asked}`}>
          <Trans>No mail server is set up: hand the links over from the outbox.</Trans>
        </p>
      )}
    </WordsDialog>
  );
}

/** Whom an import made and nobody has told yet: how many they are, and the way to invite them. */
export function InvitePart(props: InvitePartProps) {
  const { shown } = props;
  const [asking, setAsking] = useState(false);
  const left = shown.uninvited ?? 0;
  if (shown.invitingSince)
    return (
      <div className={classes.note} role="status">
        <Note>
          <Plural
            value={left}
            _0="The last invitations are being written."
            one="Invitations are being written: # person is still to be invited."
            other="Invitations are being written: # people are still to be invited."
          />{' '}
          <Trans>You may leave this page: it goes on by itself.</Trans>
        </Note>
      </div>
    );
  if (left === 0 || !shown.viewerCan.includes('INVITE_IMPORTED')) return null;
  return (
    <div className={classes.note}>
      <Note>
        <p>
          <Plural
            value={left}
            one="# person has no invitation yet and cannot log in."
            other="# people have no invitation yet and cannot log in."
          />
        </p>
        <Button className={classes.inNote ?? ''} onClick={() => setAsking(true)}>
          <Trans>Invite them…</Trans>
        </Button>
      </Note>
      {asking && <InviteDialog {...props} onClose={() => setAsking(false)} />}
    </div>
  );
}
