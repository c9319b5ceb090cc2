import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Account, called } from './account-row.ts';
import classes from './accounts.module.css';

interface LostFactorDialogProps {
  account: Account;
  onConfirm: () => Promise<string | null>;
  onClose: () => void;
}

/** Asks first whether it is really them: whoever has their password gets in without a second step from then on. */
export function LostFactorDialog({ account, onConfirm, onClose }: LostFactorDialogProps) {
  const { t } = useLingui();
  const name = called(account);
  return (
    <ConfirmDialog
      title={t`Take the second step of ${name} away?`}
      confirm={t`Take it away`}
      keep={t`Keep it`}
      danger
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        <Trans>
          For somebody who has lost phone and recovery codes. Make sure that it is {name} who asks: talk to
          them, do not go by a mail.
        </Trans>
      </p>
      <ul className={classes.consequences}>
        <li>
          <Trans>{name} can log in with the password alone, until a new second step is set up.</Trans>
        </li>
        <li>
          <Trans>All sessions, recovery codes, access tokens and open links of {name} end now.</Trans>
        </li>
        <li>
          <Trans>{name} is told by mail at once, and the audit log keeps who did it.</Trans>
        </li>
      </ul>
    </ConfirmDialog>
  );
}
