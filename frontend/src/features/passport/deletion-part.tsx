import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { DeletionPart_UserFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { WordsDialog } from '../../ui/words-dialog.tsx';
import classes from './passport.module.css';

const DeletionPartUser = graphql(`
  fragment DeletionPart_user on User {
    id
    kind
    deletionRequest {
      id
      createdAt
      reason
      declinedAt
      declineReason
    }
  }
`);

const Ask = graphql(`
  mutation AskForDeletion($input: AskForDeletionInput!) {
    askForDeletion(input: $input) {
      user {
        ...DeletionPart_user
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);

const Withdraw = graphql(`
  mutation WithdrawDeletion($input: WithdrawDeletionInput!) {
    withdrawDeletion(input: $input) {
      user {
        ...DeletionPart_user
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);

type Asked = NonNullable<DeletionPart_UserFragment['deletionRequest']>;

function What({ guest }: { guest: boolean }) {
  return (
    <ul className={classes.stays}>
      <li>
        <Trans>
          It goes: your account with name, address, password, and where you are logged in. Nobody can bring it
          back.
        </Trans>
      </li>
      <li>
        {guest ? (
          <Trans>
            It stays: what you handed in, for those who can read it, under “former guest”. What was not
            released you can take back before.
          </Trans>
        ) : (
          <Trans>
            It stays: what you handed in, for those who can read it, under “former colleague”. What was not
            released you can take back before.
          </Trans>
        )}
      </li>
      <li>
        <Trans>Drafts are read by nobody, as now.</Trans>
      </li>
    </ul>
  );
}

function AskDialog({ guest, onClose }: { guest: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { companyName } = useViewer();
  const ask = useCommand(Ask, (data) => data.askForDeletion.errors);
  const go = async (reason: string) => {
    const { failures } = await ask({ input: { reason } });
    return failures[0]?.message ?? null;
  };
  return (
    <WordsDialog
      title={t`Ask ${companyName} to delete your account?`}
      label={t`Why`}
      help={t`Optional. Administrators read it.`}
      confirm={t`Ask for deletion`}
      keep={t`Keep the account`}
      onConfirm={go}
      onClose={onClose}
    >
      <What guest={guest} />
      <p className={classes.ask}>
        <Trans>Nothing is deleted yet. Until somebody answers you can take it back.</Trans>
      </p>
    </WordsDialog>
  );
}

function WithdrawDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useLingui();
  const withdraw = useCommand(Withdraw, (data) => data.withdrawDeletion.errors);
  const go = async () => {
    const { failures } = await withdraw({ input: { requestId: asked.id } });
    return failures[0]?.message ?? null;
  };
  return (
    <ConfirmDialog
      title={t`Keep your account?`}
      confirm={t`Take it back`}
      keep={t`Leave it asked`}
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <Trans>Nobody is asked any more, and what you wrote about it is gone. You can ask again.</Trans>
      </p>
    </ConfirmDialog>
  );
}

function Standing({ asked, now }: { asked: Asked; now: Date }) {
  const locale = useLocale();
  const { companyName } = useViewer();
  const { createdAt, reason, declinedAt, declineReason } = asked;
  if (declinedAt !== null) {
    const day = longDate(locale, new Date(declinedAt), now);
    return (
      <Note>
        <p>
          <Trans>On {day} it was declined that your account be deleted:</Trans>
        </p>
        <p className={classes.quoted}>{declineReason}</p>
      </Note>
    );
  }
  const day = createdAt === null ? '' : longDate(locale, new Date(createdAt), now);
  return (
    <Note tone="warn">
      <p>
        <Trans>
          On {day} you asked that your account be deleted. Administrators of {companyName} decide; you are
          told by mail.
        </Trans>
      </p>
      {reason && <p className={classes.quoted}>{reason}</p>}
    </Note>
  );
}

/** What deletion takes and what it keeps, the wish to be deleted, and how it stands. */
export function DeletionPart({ user, now }: { user: FragmentType<typeof DeletionPartUser>; now: Date }) {
  const { kind, deletionRequest: asked } = readFragment(DeletionPartUser, user);
  const [open, setOpen] = useState(false);
  const guest = kind === 'GUEST';
  const close = () => setOpen(false);
  const waits = asked !== null && asked.declinedAt === null;
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Be deleted</Trans>
      </h2>
      {asked && <Standing asked={asked} now={now} />}
      {!waits && <What guest={guest} />}
      <div className={classes.acts}>
        <Button onClick={() => setOpen(true)}>
          {waits ? <Trans>Keep my account…</Trans> : <Trans>Ask for deletion…</Trans>}
        </Button>
      </div>
      {open && waits && <WithdrawDialog asked={asked} onClose={close} />}
      {open && !waits && <AskDialog guest={guest} onClose={close} />}
    </section>
  );
}
