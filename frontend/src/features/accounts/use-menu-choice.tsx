import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useToast } from '../../ui/toast.tsx';
import {
  DeactivateDialog,
  DeleteDialog,
  LockGuestDialog,
  ReactivateDialog,
  ResetDialog,
  UnlockDialog,
} from './account-dialogs.tsx';
import { AgreeDialog, ChangeAddressDialog, StopChangeDialog } from './address-dialogs.tsx';
import type { MenuChoice } from './account-menu.tsx';
import { type Account, called } from './account-row.ts';
import { DeletionDialog } from './deletion-dialog.tsx';
import { EditAccountDialog } from './edit-account-dialog.tsx';
import { GraduateDialog, MakeGuestDialog } from './kind-dialogs.tsx';
import { LostFactorDialog } from './lost-factor-dialog.tsx';
import { type AccountAct, useAccountActs } from './use-account-acts.ts';

/** What is said when an act went well. */
function useDoneWords() {
  const { t } = useLingui();
  return (act: AccountAct, name: string): string => {
    switch (act) {
      case 'INVITE_MEMBER':
        return t`${name} is invited. An older link no longer works.`;
      case 'SEND_PASSWORD_RESET':
        return t`${name} gets a link for a new password.`;
      case 'RESET_SECOND_FACTOR':
        return t`${name} can log in with the password alone, and is told so by mail.`;
      case 'DEACTIVATE_MEMBER':
        return t`${name} is deactivated.`;
      case 'REACTIVATE_MEMBER':
        return t`${name} is in use again.`;
      case 'LOCK_GUEST':
        return t`${name} is locked.`;
      case 'UNLOCK_GUEST':
        return t`${name} can log in again.`;
    }
  };
}

interface Asked {
  account: Account;
  choice: MenuChoice;
}

interface QuestionProps extends Asked {
  go: (account: Account, choice: AccountAct) => Promise<string | null>;
  onClose: () => void;
}

/** The form or question that belongs to a choice. */
function Question({ account, choice, go, onClose }: QuestionProps) {
  const { remove } = useAccountActs();
  const ask = (act: AccountAct) => ({ account, onClose, onConfirm: () => go(account, act) });
  switch (choice) {
    case 'EDIT_ACCOUNT':
      return <EditAccountDialog account={account} onClose={onClose} />;
    case 'CHANGE_ADDRESS':
      return <ChangeAddressDialog account={account} onClose={onClose} />;
    case 'AGREE_TO_ADDRESS':
      return <AgreeDialog account={account} onClose={onClose} />;
    case 'STOP_ADDRESS_CHANGE':
      return <StopChangeDialog account={account} onClose={onClose} />;
    case 'GRADUATE_GUEST':
      return <GraduateDialog account={account} onClose={onClose} />;
    case 'MAKE_GUEST':
      return <MakeGuestDialog account={account} onClose={onClose} />;
    case 'DELETE_ACCOUNT':
      return <DeleteDialog account={account} onDelete={(name) => remove(account, name)} onClose={onClose} />;
    case 'DECLINE_DELETION':
      return (
        <DeletionDialog account={account} onDelete={(name) => remove(account, name)} onClose={onClose} />
      );
    case 'DEACTIVATE_MEMBER':
      return <DeactivateDialog {...ask(choice)} />;
    case 'REACTIVATE_MEMBER':
      return <ReactivateDialog {...ask(choice)} />;
    case 'SEND_PASSWORD_RESET':
      return <ResetDialog {...ask(choice)} />;
    case 'RESET_SECOND_FACTOR':
      return <LostFactorDialog {...ask(choice)} />;
    case 'LOCK_GUEST':
      return <LockGuestDialog {...ask(choice)} />;
    case 'UNLOCK_GUEST':
      return <UnlockDialog {...ask(choice)} />;
    default:
      return null;
  }
}

/**
 * Carries out what was chosen in a menu, after the question that belongs to it. The account in an open question is the
 * one of the list as it is now: what was refused because somebody changed it meanwhile can be tried again.
 */
export function useMenuChoice(rows: readonly Account[]): {
  choose: (account: Account, choice: MenuChoice) => void;
  dialog: ReactNode;
} {
  const toast = useToast();
  const navigate = useNavigate();
  const done = useDoneWords();
  const { act } = useAccountActs();
  const [asked, setAsked] = useState<Asked | null>(null);
  const go = async (account: Account, choice: AccountAct) => {
    const problem = await act(choice, account);
    if (problem === null) toast({ text: done(choice, called(account)) });
    return problem;
  };
  const atOnce = async (account: Account, choice: AccountAct) => {
    const problem = await go(account, choice);
    if (problem !== null) toast({ text: problem });
  };
  const choose = (account: Account, choice: MenuChoice) => {
    if (choice === 'INVITE_MEMBER') void atOnce(account, choice);
    else if (choice === 'SET_LINE_MANAGER')
      void navigate({ to: '/people/$id/line-manager', params: { id: account.id } });
    else setAsked({ account, choice });
  };
  const account = rows.find(({ id }) => id === asked?.account.id) ?? asked?.account;
  const dialog = asked && account && (
    <Question account={account} choice={asked.choice} go={go} onClose={() => setAsked(null)} />
  );
  return { choose, dialog };
}
