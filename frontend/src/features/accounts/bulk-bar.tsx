import { Button } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { StateWord } from '../../ui/state-word.tsx';
import { type Account, called } from './account-row.ts';
import classes from './accounts.module.css';
import { askedActs, type Bulk } from './bulk-question.tsx';
import { type AccountAct, useAccountActs } from './use-account-acts.ts';

const acts = [
  'INVITE_MEMBER',
  'SEND_PASSWORD_RESET',
  'DEACTIVATE_MEMBER',
  'REACTIVATE_MEMBER',
  'LOCK_GUEST',
  'UNLOCK_GUEST',
] as const satisfies readonly AccountAct[];

interface Outcome {
  account: Account;
  problem: string | null;
}

function ActWords({ act, count }: { act: AccountAct; count: number }) {
  switch (act) {
    case 'INVITE_MEMBER':
      return <Trans>Invite {count}</Trans>;
    case 'SEND_PASSWORD_RESET':
      return <Trans>Reset {count} passwords</Trans>;
    case 'DEACTIVATE_MEMBER':
      return <Trans>Deactivate {count}…</Trans>;
    case 'REACTIVATE_MEMBER':
      return <Trans>Reactivate {count}…</Trans>;
    case 'LOCK_GUEST':
      return <Trans>Lock {count}…</Trans>;
    case 'UNLOCK_GUEST':
      return <Trans>Unlock {count}…</Trans>;
  }
}

function OutcomeLine({ account, problem }: Outcome) {
  const name = called(account);
  return (
    <li>
      {problem === null ? (
        <StateWord icon="done" tone="ok">
          {name}
        </StateWord>
      ) : (
        <StateWord icon="stopped" tone="danger">
          {name}: {problem}
        </StateWord>
      )}
    </li>
  );
}

/** Does one act to each of those chosen, one after the other, and says what became of each. */
function useBulk(chosen: readonly Account[], onDone: () => void) {
  const { act } = useAccountActs();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [busy, setBusy] = useState(false);
  const run = async (which: AccountAct) => {
    setBusy(true);
    const done: Outcome[] = [];
    for (const account of chosen.filter(({ viewerCan }) => viewerCan?.includes(which))) {
      done.push({ account, problem: await act(which, account) });
      setOutcomes([...done]);
    }
    setBusy(false);
    onDone();
  };
  return { outcomes, busy, run };
}

interface BulkBarProps {
  chosen: readonly Account[];
  /** Asks first where the act closes or opens accounts. */
  onAsk: (question: Bulk) => void;
  onDone: () => void;
}

/** What can be done with all that are chosen, and how it went. */
export function BulkBar({ chosen, onAsk, onDone }: BulkBarProps) {
  const { outcomes, busy, run } = useBulk(chosen, onDone);
  const possible = acts
    .map((act) => ({ act, accounts: chosen.filter(({ viewerCan }) => viewerCan?.includes(act)) }))
    .filter(({ accounts }) => accounts.length > 0);
  if (chosen.length === 0 && outcomes.length === 0) return null;
  const press = (act: AccountAct, accounts: readonly Account[]) => {
    const asked = askedActs.find((one) => one === act);
    if (asked) onAsk({ act: asked, accounts, go: () => run(act) });
    else void run(act);
  };
  return (
    <div className={classes.bulk}>
      {chosen.length > 0 && (
        <>
          <span role="status">
            <Plural value={chosen.length} one="# chosen" other="# chosen" />
          </span>
          {possible.map(({ act, accounts }) => (
            <Button key={act} size="sm" loading={busy} onClick={() => press(act, accounts)}>
              <ActWords act={act} count={accounts.length} />
            </Button>
          ))}
        </>
      )}
      {outcomes.length > 0 && (
        <ul aria-live="polite">
          {outcomes.map((outcome) => (
            <OutcomeLine key={outcome.account.id} {...outcome} />
          ))}
        </ul>
      )}
    </div>
  );
}
