import { Trans, useLingui } from '@lingui/react/macro';
import type { MailRow_MailFragment } from '../../gql/graphql.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

interface CancelDialogProps {
  mail: MailRow_MailFragment;
  onCancel: () => Promise<string | null>;
  onClose: () => void;
}

/** Says what its receiver will miss before a mail is cancelled: there is no way back. */
export function CancelDialog({ mail, onCancel, onClose }: CancelDialogProps) {
  const { t } = useLingui();
  const name = mail.recipient?.name ?? '';
  const opens = ['INVITATION', 'GUEST_INVITATION', 'PASSWORD_RESET'].includes(mail.kind ?? '');
  return (
    <ConfirmDialog
      title={t`Cancel the mail to ${name}?`}
      confirm={t`Cancel the mail`}
      keep={t`Keep it`}
      danger
      onConfirm={onCancel}
      onClose={onClose}
    >
      <p>
        {opens ? (
          <Trans>{name} does not get this link and cannot set a password with it.</Trans>
        ) : (
          <Trans>{name} gets no mail about it and sees it only after logging in.</Trans>
        )}{' '}
        <Trans>A cancelled mail cannot be sent later.</Trans>
      </p>
    </ConfirmDialog>
  );
}
