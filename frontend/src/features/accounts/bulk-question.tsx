import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAccessEffects } from '../../lib/access-effects.ts';
import { Changes } from '../../ui/access-effects.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Account, called } from './account-row.ts';
import classes from './accounts.module.css';

/** What is asked about before it is done to several accounts, for it opens or closes them. */
export const askedActs = ['DEACTIVATE_MEMBER', 'REACTIVATE_MEMBER', 'LOCK_GUEST', 'UNLOCK_GUEST'] as const;

/** One of the acts that are asked about. */
export type AskedAct = (typeof askedActs)[number];

/** What is to be done to several accounts at once. */
export interface Bulk {
  act: AskedAct;
  /** Those that it is possible for, out of the chosen ones. */
  accounts: readonly Account[];
  go: () => Promise<void>;
}

function useWords(act: AskedAct, count: number) {
  const { t } = useLingui();
  switch (act) {
    case 'DEACTIVATE_MEMBER':
      return { title: t`Deactivate ${count} members?`, confirm: t`Deactivate ${count}` };
    case 'REACTIVATE_MEMBER':
      return { title: t`Reactivate ${count} members?`, confirm: t`Reactivate ${count}` };
    case 'LOCK_GUEST':
      return { title: t`Lock ${count} guests?`, confirm: t`Lock ${count}` };
    case 'UNLOCK_GUEST':
      return { title: t`Unlock ${count} guests?`, confirm: t`Unlock ${count}` };
  }
}

/** One of the accounts; what it changes for whom is looked up once somebody wants to see it. */
function One({ account, act }: { account: Account; act: AskedAct }) {
  const [open, setOpen] = useState(false);
  const looked = useAccessEffects(open ? { userId: account.id, act } : null);
  const name = called(account);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Trans>What changes with {name}</Trans>
      </summary>
      <Changes looked={looked} />
    </details>
  );
}

/** Asks before several accounts are closed or opened, and shows for each what that changes. */
export function BulkQuestion({ act, accounts, go, onClose }: Bulk & { onClose: () => void }) {
  const { t } = useLingui();
  const opens = act === 'REACTIVATE_MEMBER' || act === 'UNLOCK_GUEST';
  return (
    <ConfirmDialog
      {...useWords(act, accounts.length)}
      keep={opens ? t`Leave the accounts closed` : t`Leave the accounts open`}
      danger={!opens}
      onConfirm={async () => {
        await go();
        return null;
      }}
      onClose={onClose}
    >
      <p>
        {opens ? (
          <Trans>
            They can log in again, with the same roles as before. Nobody is told, and sessions from before
            stay ended.
          </Trans>
        ) : (
          <Trans>
            Their sessions end now, and mails that wait for them are cancelled. What they have written stays.
            You can open each account again.
          </Trans>
        )}
      </p>
      <div className={classes.each}>
        {accounts.map((account) => (
          <One key={account.id} account={account} act={act} />
        ))}
      </div>
    </ConfirmDialog>
  );
}
