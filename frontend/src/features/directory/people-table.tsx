import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import type { DirectoryPerson_UserFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Person } from '../../ui/person.tsx';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import classes from './directory.module.css';
import type { DirectoryOrder } from './directory-search.ts';

const DirectoryPersonUser = graphql(`
  fragment DirectoryPerson_user on User {
    id
    name
    email
    title
    team
    department
    location
    lineManager {
      id
      name
    }
  }
`);

type Row = DirectoryPerson_UserFragment;

function NameLink({ person: { id, name, title } }: { person: Row }) {
  return (
    <Link className={classes.name} to="/people/$id" params={{ id }} data-row>
      <Person name={name ?? ''} detail={title} />
    </Link>
  );
}

function useColumns({ order, onOrder }: Sorting): Column<Row>[] {
  const { t } = useLingui();
  const sorts = (by: DirectoryOrder | undefined) => ({
    sorted: order === by ? ('ascending' as const) : undefined,
    onSort: () => onOrder(by),
  });
  return [
    {
      key: 'name',
      label: t`Name`,
      names: true,
      ...sorts(undefined),
      cell: (person) => <NameLink person={person} />,
    },
    {
      key: 'team',
      label: t`Team`,
      ...sorts('TEAM'),
      cell: ({ team, department }) => team || department,
    },
    { key: 'location', label: t`Office`, ...sorts('LOCATION'), cell: ({ location }) => location },
    { key: 'lead', label: t`Line manager`, cell: ({ lineManager }) => lineManager?.name },
    {
      key: 'email',
      label: t`E-mail`,
      cell: ({ email }) => email && <a href={`mailto:${email}`}>{email}</a>,
    },
  ];
}

interface Sorting {
  order: DirectoryOrder | undefined;
  onOrder: (order: DirectoryOrder | undefined) => void;
}

interface PeopleTableProps extends Sorting {
  people: readonly FragmentType<typeof DirectoryPersonUser>[];
  empty: ReactNode;
}

/** Colleagues, each leading to their page; j and k go from one to the next. */
export function PeopleTable({ people, empty, ...sorting }: PeopleTableProps) {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  return (
    <div ref={list} className={classes.table}>
      <DataTable
        caption={t`Colleagues`}
        columns={useColumns(sorting)}
        rows={readFragment(DirectoryPersonUser, people)}
        rowKey={({ id }) => id}
        empty={empty}
      />
    </div>
  );
}
