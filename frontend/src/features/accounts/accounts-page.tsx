import { Button, Tabs } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { AccountsQuery as AccountsAnswer } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useViewer } from '../../lib/viewer-context.tsx';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { AddUsersDialog } from './add-users-dialog.tsx';
import { AccountRowUser } from './account-row.ts';
import { AccountTable } from './account-table.tsx';
import { type AccountsTab, narrows, readAccountsSearch } from './accounts-search.ts';
import { AccountsFilters } from './accounts-filters.tsx';
import classes from './accounts.module.css';
import { AccountsQuery, accountsVariables, exportForm } from './accounts-query.ts';
import { BulkBar } from './bulk-bar.tsx';
import { BulkQuestion, type Bulk } from './bulk-question.tsx';
import { useMenuChoice } from './use-menu-choice.tsx';

const route = getRouteApi('/_member/settings/users');

interface ListTabsProps {
  answer: AccountsAnswer;
  tab: AccountsTab | undefined;
  onTab: (tab: string | null) => void;
  children: ReactNode;
}

function ListTabs({ answer, tab, onTab, children }: ListTabsProps) {
  const users = answer.users?.totalCount ?? 0;
  const guests = answer.guests?.totalCount ?? 0;
  const deactivated = answer.deactivated?.totalCount ?? 0;
  const value = tab ?? 'users';
  return (
    <Tabs value={value} onChange={onTab}>
      <Tabs.List className={classes.tabs ?? ''}>
        <Tabs.Tab value="users">
          <Trans>Users {users}</Trans>
        </Tabs.Tab>
        <Tabs.Tab value="guests">
          <Trans>Guests {guests}</Trans>
        </Tabs.Tab>
        <Tabs.Tab value="deactivated">
          <Trans>Deactivated {deactivated}</Trans>
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value={value}>{children}</Tabs.Panel>
    </Tabs>
  );
}

function Nobody({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (!narrowed) {
    return (
      <EmptyState>
        <Trans>Nobody here.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        <Button onClick={onClear}>
          <Trans>Show everybody</Trans>
        </Button>
      }
    >
      <Trans>Nobody matches what you ask for.</Trans>
    </EmptyState>
  );
}

/** Who is chosen, for as long as they stand in the list. */
function useChosen() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    ids,
    clear: () => setIds(new Set()),
    onToggle: (id: string) =>
      setIds(ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id])),
  };
}

interface ListProps {
  answer: AccountsAnswer;
}

function AccountList({ answer }: ListProps) {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosen();
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const { accounts } = answer;
  const rows = readFragment(AccountRowUser, accounts?.nodes ?? []);
  const menu = useMenuChoice(rows);
  if (!accounts) return null;
  const { tab } = search;
  const bare = readAccountsSearch({ tab });
  return (
    <>
      <AccountsFilters search={search} onLook={(to) => void navigate({ search: to, replace: true })} />
      <BulkBar chosen={rows.filter(({ id }) => chosen.ids.has(id))} onAsk={setBulk} onDone={chosen.clear} />
      <div className={classes.table}>
        <AccountTable
          caption={tab === 'guests' ? t`Guests` : t`Users`}
          accounts={rows}
          search={search}
          chosen={chosen}
          empty={<Nobody narrowed={narrows(search)} onClear={() => void navigate({ search: bare })} />}
          onOrder={(order) => void navigate({ search: readAccountsSearch({ ...search, order }) })}
          onChoose={menu.choose}
        />
      </div>
      <Pager
        info={accounts.pageInfo}
        total={
          accounts.totalCount ? (
            <Plural value={accounts.totalCount} one="# account" other="# accounts" />
          ) : null
        }
        onMove={(to) =>
          void navigate({
            search: readAccountsSearch({ ...search, after: undefined, before: undefined, ...to }),
          })
        }
      />
      {menu.dialog}
      {bulk && <BulkQuestion {...bulk} onClose={() => setBulk(null)} />}
    </>
  );
}

/** Everybody with an account: made, invited, changed, closed and opened here. */
export function AccountsPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { can, companyName } = useViewer();
  const [adding, setAdding] = useState(false);
  const [{ data, error }, askAgain] = useLiveQuery({
    query: AccountsQuery,
    variables: accountsVariables(search),
  });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data) return null;
  const guests = search.tab === 'guests';
  return (
    <>
      <PageHead
        title={t`Users`}
        state={<Trans>Everybody who can log in at {companyName}, and those who no longer can.</Trans>}
        actions={
          <>
            {can.has('EXPORT_PEOPLE') && <ExportMenu path="/exports/people" narrowed={exportForm(search)} />}
            {!guests && can.has('IMPORT_PEOPLE') && (
              <Button component={Link} to="/import">
                <Trans>Import a table</Trans>
              </Button>
            )}
            {can.has(guests ? 'ADD_GUEST' : 'CREATE_MEMBER') && (
              <Button variant="filled" onClick={() => setAdding(true)}>
                {guests ? <Trans>Add guests</Trans> : <Trans>New</Trans>}
              </Button>
            )}
          </>
        }
      />
      <ListTabs
        answer={data}
        tab={search.tab}
        onTab={(tab) => void navigate({ search: readAccountsSearch({ tab }) })}
      >
        <AccountList key={search.tab ?? 'users'} answer={data} />
      </ListTabs>
      {adding && <AddUsersDialog guest={guests} onClose={() => setAdding(false)} />}
    </>
  );
}
