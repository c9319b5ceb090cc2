import { Checkbox } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { daysUntil, happened } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { AccountState, PeopleRoleWords, WorkRoleWord } from '../../ui/account-words.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Person } from '../../ui/person.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { AccountMenu, type MenuChoice } from './account-menu.tsx';
import { type Account, called } from './account-row.ts';
import classes from './accounts.module.css';
import type { AccountsOrder, AccountsSearch } from './accounts-search.ts';

/** Who is chosen for an act on several. */
export interface Chosen {
  ids: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

function NameCell({ account, chosen }: { account: Account; chosen: Chosen }) {
  const { t } = useLingui();
  const name = called(account);
  const guest = account.kind === 'GUEST';
  return (
    <span className={classes.name}>
      <Checkbox
        aria-label={t`Choose ${name}`}
        checked={chosen.ids.has(account.id)}
        onChange={() => chosen.onToggle(account.id)}
      />
      <span className={classes.who}>
        <Person
          name={name}
          {...(guest ? { kind: 'GUEST' as const } : {})}
          detail={account.outside ? t`${account.email} · from outside` : account.email}
        />
        <WaitingAddress account={account} />
      </span>
    </span>
  );
}

/** The address that somebody is to have, and for what it waits. */
function WaitingAddress({ account: { addressChange } }: { account: Account }) {
  if (!addressChange?.email) return null;
  const { email, needsAgreement } = addressChange;
  return (
    <span className={`${classes.waiting} small quiet`}>
      {needsAgreement ? (
        <Trans>New address {email}: somebody has to agree</Trans>
      ) : (
        <Trans>New address {email}: not confirmed yet</Trans>
      )}
    </span>
  );
}

function Standing({ account: { state, deletionRequest } }: { account: Account }) {
  return (
    <span className={classes.standing}>
      {state && <AccountState state={state} />}
      {deletionRequest?.declinedAt === null && (
        <StateWord icon="attention" tone="warn">
          <Trans>Asks to be deleted</Trans>
        </StateWord>
      )}
    </span>
  );
}

/** The day on which somebody was here last; the hour is not known. */
function LastHere({ at, now }: { at: string; now: Date }) {
  const locale = useLocale();
  const day = new Date(at);
  return daysUntil(day, now) >= 0 ? <Trans>today</Trans> : happened(locale, day, now);
}

function useSeenColumn(): Column<Account> {
  const { t } = useLingui();
  const [now] = useState(() => new Date());
  return {
    key: 'seen',
    label: t`Last here`,
    cell: ({ lastSignInAt }) => (lastSignInAt ? <LastHere at={lastSignInAt} now={now} /> : t`never`),
  };
}

function useMemberColumns(): Column<Account>[] {
  const { t } = useLingui();
  return [
    {
      key: 'role',
      label: t`Work role`,
      cell: ({ workRole }) => workRole && <WorkRoleWord role={workRole} />,
    },
    {
      key: 'peopleRoles',
      label: t`People roles`,
      cell: ({ peopleRoles }) =>
        peopleRoles && peopleRoles.length > 0 && <PeopleRoleWords roles={peopleRoles} />,
    },
    { key: 'team', label: t`Team`, cell: ({ team }) => team },
    { key: 'location', label: t`Office`, cell: ({ location }) => location },
  ];
}

interface AccountTableProps {
  caption: string;
  accounts: readonly Account[];
  search: AccountsSearch;
  chosen: Chosen;
  empty: ReactNode;
  onOrder: (order: AccountsOrder | undefined) => void;
  onChoose: (account: Account, choice: MenuChoice) => void;
}

/** Accounts with what stands on them, and a menu each. */
export function AccountTable(props: AccountTableProps) {
  const { caption, accounts, search, chosen, empty, onOrder, onChoose } = props;
  const { t } = useLingui();
  const seen = useSeenColumn();
  const member = useMemberColumns();
  const guests = search.tab === 'guests';
  const columns: Column<Account>[] = [
    {
      key: 'name',
      label: t`Name`,
      names: true,
      sorted: search.order === undefined ? 'ascending' : undefined,
      onSort: () => onOrder(undefined),
      cell: (account) => <NameCell account={account} chosen={chosen} />,
    },
    ...(guests
      ? [{ key: 'invitedBy', label: t`Invited by`, cell: ({ invitedBy }: Account) => invitedBy?.name }]
      : member),
    { key: 'state', label: t`State`, cell: (account) => <Standing account={account} /> },
    seen,
    {
      key: 'acts',
      label: t`What you can do`,
      acts: true,
      cell: (account) => <AccountMenu account={account} onChoose={(choice) => onChoose(account, choice)} />,
    },
  ];
  return (
    <DataTable caption={caption} columns={columns} rows={accounts} rowKey={({ id }) => id} empty={empty} />
  );
}
