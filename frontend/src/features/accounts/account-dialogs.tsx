import { Button, Modal, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useAccessEffects } from '../../lib/access-effects.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { LockDialog } from '../../ui/lock-dialog.tsx';
import { type Account, called } from './account-row.ts';
import classes from './accounts.module.css';

interface AskProps {
  account: Account;
  onConfirm: () => Promise<string | null>;
  onClose: () => void;
}

function Consequences({ children }: { children: ReactNode }) {
  return <ul className={classes.consequences}>{children}</ul>;
}

/** Says what locking does, and who loses what by it. */
export function LockGuestDialog({ account, ...rest }: AskProps) {
  const looked = useAccessEffects({ userId: account.id, act: 'LOCK_GUEST' });
  return <LockDialog name={called(account)} looked={looked} {...rest} />;
}

/** Says what comes back with the account. */
export function UnlockDialog({ account, onConfirm, onClose }: AskProps) {
  const { t } = useLingui();
  const looked = useAccessEffects({ userId: account.id, act: 'UNLOCK_GUEST' });
  const name = called(account);
  return (
    <ConfirmDialog
      looked={looked}
      title={t`Unlock ${name}?`}
      confirm={t`Unlock ${name}`}
      keep={t`Leave the account locked`}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Consequences>
        <li>
          <Trans>{name} can log in again. Nobody is told, and sessions from before stay ended.</Trans>
        </li>
      </Consequences>
    </ConfirmDialog>
  );
}

/** Says what deactivation does before it is done. */
export function DeactivateDialog({ account, onConfirm, onClose }: AskProps) {
  const { t } = useLingui();
  const looked = useAccessEffects({ userId: account.id, act: 'DEACTIVATE_MEMBER' });
  const name = called(account);
  return (
    <ConfirmDialog
      looked={looked}
      title={t`Deactivate ${name}?`}
      confirm={t`Deactivate ${name}`}
      keep={t`Leave the account open`}
      danger
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Consequences>
        <li>
          <Trans>Every session of {name} ends now, also on open pages. Open links end too.</Trans>
        </li>
        <li>
          <Trans>
            Mails that wait for {name} are cancelled, and nobody can ask {name} for anything.
          </Trans>
        </li>
        <li>
          <Trans>What {name} has written stays where it is, under the same name.</Trans>
        </li>
        <li>
          <Trans>You can reactivate {name} at any time, with the same roles.</Trans>
        </li>
      </Consequences>
    </ConfirmDialog>
  );
}

/** Says that old rights come back. */
export function ReactivateDialog({ account, onConfirm, onClose }: AskProps) {
  const { t } = useLingui();
  const looked = useAccessEffects({ userId: account.id, act: 'REACTIVATE_MEMBER' });
  const name = called(account);
  return (
    <ConfirmDialog
      looked={looked}
      title={t`Reactivate ${name}?`}
      confirm={t`Reactivate ${name}`}
      keep={t`Leave the account closed`}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Consequences>
        <li>
          <Trans>{name} can log in again with the old password, and has the same roles as before.</Trans>
        </li>
        <li>
          <Trans>Nobody is told. Sessions from before stay ended.</Trans>
        </li>
      </Consequences>
    </ConfirmDialog>
  );
}

/** Says what a mailed link does. */
export function ResetDialog({ account, onConfirm, onClose }: AskProps) {
  const { t } = useLingui();
  const name = called(account);
  const { email } = account;
  return (
    <ConfirmDialog
      title={t`Send ${name} a link for a new password?`}
      confirm={t`Send the link`}
      keep={t`Send nothing`}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Consequences>
        <li>
          <Trans>A mail goes to {email}. The link in it works once, for 30 minutes.</Trans>
        </li>
        <li>
          <Trans>Until {name} uses it, the old password holds and sessions go on. Then they end.</Trans>
        </li>
      </Consequences>
    </ConfirmDialog>
  );
}

interface DeleteProps {
  account: Account;
  onDelete: (confirmName: string) => Promise<FormFailures | null>;
  onClose: () => void;
}

function useDelete({ onDelete, onClose }: Omit<DeleteProps, 'account'>) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<FormFailures | null>(null);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const problem = await onDelete(typed);
    setBusy(false);
    setFailures(problem);
    if (problem === null) onClose();
  };
  return { typed, setTyped, busy, failures, submit };
}

/** Deleting cannot be undone: the name is typed. */
export function DeleteDialog({ account, onDelete, onClose }: DeleteProps) {
  const { t } = useLingui();
  const name = called(account);
  const { typed, setTyped, busy, failures, submit } = useDelete({ onDelete, onClose });
  const guest = account.kind === 'GUEST';
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={t`Delete ${name} for good?`}>
      <form className={classes.fields} onSubmit={(event) => void submit(event)} noValidate>
        <Consequences>
          <li>
            <Trans>The account ends now: sessions, password, links. Nobody can bring it back.</Trans>
          </li>
          <li>
            {guest ? (
              <Trans>What others need stays: texts that were handed in, under “former guest”.</Trans>
            ) : (
              <Trans>What others need stays: reviews and texts, under “former colleague”.</Trans>
            )}
          </li>
          <li>
            <Trans>The address is free: a new account with it begins with nothing.</Trans>
          </li>
        </Consequences>
        <TextInput
          label={t`Type the name to confirm: ${name}`}
          value={typed}
          autoComplete="off"
          error={failures?.fields.confirmName && <FieldError>{failures.fields.confirmName}</FieldError>}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FieldError>{failures?.form[0]}</FieldError>
        <div className={classes.acts}>
          <Button data-autofocus onClick={onClose}>
            <Trans>Keep the account</Trans>
          </Button>
          <Button type="submit" color="danger" loading={busy}>
            <Trans>Delete {name}</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
