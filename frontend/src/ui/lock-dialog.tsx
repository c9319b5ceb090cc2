import { Trans, useLingui } from '@lingui/react/macro';
import type { Looked } from '../lib/access-effects.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import classes from './dialogs.module.css';

interface LockDialogProps {
  name: string;
  /** What it would do. */
  looked: Looked;
  /** Resolves with a sentence when it did not work. */
  onConfirm: () => Promise<string | null>;
  onClose: () => void;
}

/** Says what locking a guest does before it is done. */
export function LockDialog({ name, looked, onConfirm, onClose }: LockDialogProps) {
  const { t } = useLingui();
  return (
    <ConfirmDialog
      looked={looked}
      title={t`Lock ${name}?`}
      confirm={t`Lock ${name}`}
      keep={t`Leave the account open`}
      danger
      onConfirm={onConfirm}
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
