import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { DirectoryPerson_UserFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Person } from '../../ui/person.tsx';
import { AccountState, PeopleRoleWords, WorkRoleWord } from '../../ui/account-words.tsx';

const DirectoryPersonUser = graphql(`
  fragment DirectoryPerson_user on User {
    id
    name
    email
    team
    location
    lineManager {
      id
      name
    }
    state @include(if: $administers)
    workRole @include(if: $administers)
    peopleRoles @include(if: $administers)
    lastSignInAt @include(if: $administers)
  }
`);

type Row = DirectoryPerson_UserFragment;

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  return [
    {
      key: 'name',
      label: t`Name`,
      names: true,
      cell: ({ name, email }) => <Person name={name ?? ''} detail={email} />,
    },
    { key: 'team', label: t`Team`, cell: ({ team }) => team },
    { key: 'location', label: t`Office`, cell: ({ location }) => location },
    { key: 'lead', label: t`Line manager`, cell: ({ lineManager }) => lineManager?.name },
  ];
}

function useAdministratorColumns(now: Date): Column<Row>[] {
  const { t } = useLingui();
  const locale = useLocale();
  return [
    {
      key: 'workRole',
      label: t`Work role`,
      cell: ({ workRole }) => workRole && <WorkRoleWord role={workRole} />,
    },
    {
      key: 'peopleRoles',
      label: t`People roles`,
      cell: ({ peopleRoles }) =>
        peopleRoles && peopleRoles.length > 0 && <PeopleRoleWords roles={peopleRoles} />,
    },
    { key: 'state', label: t`State`, cell: ({ state }) => state && <AccountState state={state} /> },
    {
      key: 'signIn',
      label: t`Last here`,
      cell: ({ lastSignInAt }) => (lastSignInAt ? happened(locale, new Date(lastSignInAt), now) : t`never`),
    },
  ];
}

interface PeopleTableProps {
  people: readonly FragmentType<typeof DirectoryPersonUser>[];
  administers: boolean;
  empty: ReactNode;
}

/** Members by name; roles and states only for administrators. */
export function PeopleTable({ people, administers, empty }: PeopleTableProps) {
  const { t } = useLingui();
  const [now] = useState(() => new Date());
  const columns = useColumns();
  const more = useAdministratorColumns(now);
  return (
    <DataTable
      caption={t`Users`}
      columns={administers ? [...columns, ...more] : columns}
      rows={readFragment(DirectoryPersonUser, people)}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
