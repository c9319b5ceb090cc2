import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { DirectoryGuest_UserFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { LockDialog } from '../../ui/lock-dialog.tsx';
import { Person } from '../../ui/person.tsx';
import { useToast } from '../../ui/toast.tsx';
import { AccountState } from '../../ui/account-words.tsx';
import { type Guest, useGuestLock } from './use-guest-lock.ts';

const DirectoryGuestUser = graphql(`
  fragment DirectoryGuest_user on User {
    id
    name
    email
    version @include(if: $administers)
    state @include(if: $administers)
    lastSignInAt @include(if: $administers)
    invitedBy @include(if: $administers) {
      id
      name
    }
    viewerCan @include(if: $administers)
  }
`);

type Row = DirectoryGuest_UserFragment;

function asGuest({ id, name, email, version }: Row): Guest {
  return { id, name: name ?? email ?? '', version: version ?? 0 };
}

interface ActProps {
  guest: Guest;
  onAct: () => void;
}

function LockButton({ guest, onAct }: ActProps) {
  const { t } = useLingui();
  const { name } = guest;
  return (
    <Button size="sm" aria-label={t`Lock ${name}…`} onClick={onAct}>
      <Trans>Lock…</Trans>
    </Button>
  );
}

function UnlockButton({ guest, onAct }: ActProps) {
  const { t } = useLingui();
  const { name } = guest;
  return (
    <Button size="sm" aria-label={t`Unlock ${name}`} onClick={onAct}>
      <Trans>Unlock</Trans>
    </Button>
  );
}

function useColumns(acts: (row: Row) => ReactNode): Column<Row>[] {
  const { t } = useLingui();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  return [
    {
      key: 'name',
      label: t`Name`,
      names: true,
      cell: ({ name, email }) => <Person name={name ?? ''} kind="GUEST" detail={email} />,
    },
    { key: 'invitedBy', label: t`Invited by`, cell: ({ invitedBy }) => invitedBy?.name },
    { key: 'state', label: t`State`, cell: ({ state }) => state && <AccountState state={state} /> },
    {
      key: 'signIn',
      label: t`Last here`,
      cell: ({ lastSignInAt }) => (lastSignInAt ? happened(locale, new Date(lastSignInAt), now) : t`never`),
    },
    { key: 'acts', label: t`What you can do`, acts: true, cell: acts },
  ];
}

/** Guests by name, who invited them and where they stand; here they are locked and unlocked. */
export function GuestTable({
  guests,
  empty,
}: {
  guests: readonly FragmentType<typeof DirectoryGuestUser>[];
  empty: ReactNode;
}) {
  const { t } = useLingui();
  const toast = useToast();
  const rows = readFragment(DirectoryGuestUser, guests);
  const [locking, setLocking] = useState<string | null>(null);
  const { lock, unlock } = useGuestLock();
  const doUnlock = async (guest: Guest) => {
    const problem = await unlock(guest);
    const { name } = guest;
    toast({ text: problem ?? t`${name} can log in again.` });
  };
  const columns = useColumns((row) => {
    const guest = asGuest(row);
    if (row.viewerCan?.includes('LOCK_GUEST'))
      return <LockButton guest={guest} onAct={() => setLocking(guest.id)} />;
    if (!row.viewerCan?.includes('UNLOCK_GUEST')) return null;
    return <UnlockButton guest={guest} onAct={() => void doUnlock(guest)} />;
  });
  const chosen = rows.find(({ id }) => id === locking);
  return (
    <>
      <DataTable caption={t`Guests`} columns={columns} rows={rows} rowKey={({ id }) => id} empty={empty} />
      {chosen && (
        <LockDialog
          name={asGuest(chosen).name}
          onConfirm={() => lock(asGuest(chosen))}
          onClose={() => setLocking(null)}
        />
      )}
    </>
  );
}
