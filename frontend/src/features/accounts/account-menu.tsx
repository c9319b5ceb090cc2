import { Button, Menu } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type Account, called } from './account-row.ts';
import type { AccountAct } from './use-account-acts.ts';

/** What a menu leads to: an act, the form, or the question before deleting. */
export type MenuChoice =
  | AccountAct
  | 'EDIT_ACCOUNT'
  | 'DELETE_ACCOUNT'
  | 'CHANGE_ADDRESS'
  | 'AGREE_TO_ADDRESS'
  | 'STOP_ADDRESS_CHANGE'
  | 'GRADUATE_GUEST'
  | 'MAKE_GUEST'
  | 'SET_LINE_MANAGER'
  | 'DECLINE_DELETION';

const order: readonly MenuChoice[] = [
  'AGREE_TO_ADDRESS',
  'STOP_ADDRESS_CHANGE',
  'DECLINE_DELETION',
  'EDIT_ACCOUNT',
  'CHANGE_ADDRESS',
  'SET_LINE_MANAGER',
  'INVITE_MEMBER',
  'SEND_PASSWORD_RESET',
  'RESET_SECOND_FACTOR',
  'GRADUATE_GUEST',
  'LOCK_GUEST',
  'UNLOCK_GUEST',
  'MAKE_GUEST',
  'DEACTIVATE_MEMBER',
  'REACTIVATE_MEMBER',
  'DELETE_ACCOUNT',
];

function ChoiceWords({ choice, account }: { choice: MenuChoice; account: Account }) {
  switch (choice) {
    case 'EDIT_ACCOUNT':
      return <Trans>Edit…</Trans>;
    case 'CHANGE_ADDRESS':
      return <Trans>Change address…</Trans>;
    case 'AGREE_TO_ADDRESS':
      return <Trans>Agree to the new address…</Trans>;
    case 'STOP_ADDRESS_CHANGE':
      return <Trans>Stop the change of address…</Trans>;
    case 'SET_LINE_MANAGER':
      return <Trans>Change line manager…</Trans>;
    case 'INVITE_MEMBER':
      return account.state === 'INVITED' ? <Trans>Invite again</Trans> : <Trans>Invite</Trans>;
    case 'SEND_PASSWORD_RESET':
      return <Trans>Reset password…</Trans>;
    case 'RESET_SECOND_FACTOR':
      return <Trans>Take second step away…</Trans>;
    case 'LOCK_GUEST':
      return <Trans>Lock…</Trans>;
    case 'UNLOCK_GUEST':
      return <Trans>Unlock…</Trans>;
    case 'DEACTIVATE_MEMBER':
      return <Trans>Deactivate…</Trans>;
    case 'REACTIVATE_MEMBER':
      return <Trans>Reactivate…</Trans>;
    case 'GRADUATE_GUEST':
      return <Trans>Make a member…</Trans>;
    case 'MAKE_GUEST':
      return <Trans>Make a guest…</Trans>;
    case 'DELETE_ACCOUNT':
      return <Trans>Delete…</Trans>;
    case 'DECLINE_DELETION':
      return <Trans>Answer the wish to be deleted…</Trans>;
  }
}

/** What can be done with one account; nothing where nothing can. */
export function AccountMenu({
  account,
  onChoose,
}: {
  account: Account;
  onChoose: (choice: MenuChoice) => void;
}) {
  const { t } = useLingui();
  const name = called(account);
  const can = [account, account.addressChange, account.deletionRequest].flatMap((of) => of?.viewerCan ?? []);
  const choices = order.filter((choice) => can.includes(choice));
  if (choices.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="sm" aria-label={t`What you can do with ${name}`}>
          <Trans>Actions</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice}
            onClick={() => onChoose(choice)}
            data-danger={choice === 'DELETE_ACCOUNT' || undefined}
          >
            <ChoiceWords choice={choice} account={account} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
