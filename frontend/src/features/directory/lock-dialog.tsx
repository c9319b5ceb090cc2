import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './directory.module.css';
import type { Guest } from './use-guest-lock.ts';

interface LockDialogProps {
  guest: Guest;
  onLock: (guest: Guest) => Promise<string | null>;
  onClose: () => void;
}

/** Says what locking does before it is done. */
export function LockDialog({ guest, onLock, onClose }: LockDialogProps) {
  const { t } = useLingui();
  const { name } = guest;
  return (
    <ConfirmDialog
      title={t`Lock ${name}?`}
      confirm={t`Lock ${name}`}
      keep={t`Leave the account open`}
      danger
      onConfirm={() => onLock(guest)}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>
          <Trans>Every session of {name} ends now, also on open pages.</Trans>
        </li>
        <li>
          <Trans>Logging in is refused, and mails that wait for {name} are cancelled.</Trans>
        </li>
        <li>
          <Trans>What {name} has handed in stays where it is. Drafts are kept, unread by anybody.</Trans>
        </li>
        <li>
          <Trans>You can unlock {name} at any time.</Trans>
        </li>
      </ul>
    </ConfirmDialog>
  );
}
