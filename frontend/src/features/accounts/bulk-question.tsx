import { Trans, useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

/** What is to be done to several accounts at once. */
export interface Bulk {
  act: 'DEACTIVATE_MEMBER' | 'LOCK_GUEST';
  count: number;
  go: () => Promise<void>;
}

/** Asks before several accounts are closed. */
export function BulkQuestion({ act, count, go, onClose }: Bulk & { onClose: () => void }) {
  const { t } = useLingui();
  const locks = act === 'LOCK_GUEST';
  return (
    <ConfirmDialog
      title={locks ? t`Lock ${count} guests?` : t`Deactivate ${count} members?`}
      confirm={locks ? t`Lock ${count}` : t`Deactivate ${count}`}
      keep={t`Leave the accounts open`}
      danger
      onConfirm={async () => {
        await go();
        return null;
      }}
      onClose={onClose}
    >
      <p>
        <Trans>
          Their sessions end now, and mails that wait for them are cancelled. What they have written stays.
          You can open each account again.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}
