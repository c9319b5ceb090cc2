import { Button, Tabs, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { DirectoryQuery as DirectoryAnswer } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import classes from './directory.module.css';
import { DirectoryQuery, directoryVariables } from './directory-query.ts';
import type { DirectorySearch } from './directory-search.ts';
import { GuestTable } from './guest-table.tsx';
import { PeopleTable } from './people-table.tsx';

const route = getRouteApi('/_member/directory');
const pause = 300;

type People = NonNullable<DirectoryAnswer['people']>;

/** Follows the address when it changes by other means than typing, such as the back button. */
function SearchField({ value, onSearch }: { value: string; onSearch: (words: string) => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const search = useDebouncedCallback(onSearch, pause);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  return (
    <TextInput
      type="search"
      aria-label={t`Find by name, team or address`}
      placeholder={t`Name, team or address`}
      leftSection={<Icon name="search" />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value.trim());
      }}
    />
  );
}

function Nobody({ words, onClear }: { words: string | undefined; onClear: () => void }) {
  if (words === undefined) {
    return (
      <EmptyState>
        <Trans>Nobody yet.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        <Button onClick={onClear}>
          <Trans>Clear the search</Trans>
        </Button>
      }
    >
      <Trans>No one matches “{words}”.</Trans>
    </EmptyState>
  );
}

function Total({ people }: { people: People }) {
  if (!people.totalCount) return null;
  return <Plural value={people.totalCount} one="# person" other="# people" />;
}

interface KindTabsProps {
  answer: DirectoryAnswer;
  guests: boolean;
  onTab: (tab: 'guests' | undefined) => void;
  children: ReactNode;
}

function KindTabs({ answer, guests, onTab, children }: KindTabsProps) {
  const members = answer.allMembers?.totalCount ?? 0;
  const outsiders = answer.allGuests?.totalCount ?? 0;
  const tab = guests ? 'guests' : 'users';
  return (
    <Tabs value={tab} onChange={(value) => onTab(value === 'guests' ? 'guests' : undefined)}>
      <Tabs.List className={classes.tabs ?? ''}>
        <Tabs.Tab value="users">
          <Trans>Users {members}</Trans>
        </Tabs.Tab>
        <Tabs.Tab value="guests">
          <Trans>Guests {outsiders}</Trans>
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value={tab}>{children}</Tabs.Panel>
    </Tabs>
  );
}

/** Finds everybody of the company; administrators also see roles, states and guests. */
export function DirectoryPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { can, companyName } = useViewer();
  const administers = can.has('LIST_GUESTS');
  const variables = directoryVariables(search, administers);
  const [{ data, error }, askAgain] = useLiveQuery({ query: DirectoryQuery, variables });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.people) return null;
  const { people } = data;
  const guests = variables.kind === 'GUEST';
  const tab: Pick<DirectorySearch, 'tab'> = guests ? { tab: 'guests' } : {};
  const look = (words: string) =>
    void navigate({ search: { ...tab, ...(words === '' ? {} : { q: words }) }, replace: true });
  const empty = <Nobody words={search.q} onClear={() => look('')} />;
  const content = (
    <>
      <SearchField value={search.q ?? ''} onSearch={look} />
      <div className={classes.table}>
        {guests ? (
          <GuestTable guests={people.nodes} empty={empty} />
        ) : (
          <PeopleTable people={people.nodes} administers={administers} empty={empty} />
        )}
      </div>
      <Pager
        info={people.pageInfo}
        total={<Total people={people} />}
        onMove={(to) => {
          const { q } = search;
          void navigate({ search: { ...tab, ...(q === undefined ? {} : { q }), ...to } });
        }}
      />
    </>
  );
  return (
    <>
      <PageHead
        title={t`Directory`}
        state={
          guests ? (
            <Trans>Guests come from outside {companyName} and see only what is asked of them.</Trans>
          ) : (
            <Trans>Everybody who works at {companyName}.</Trans>
          )
        }
      />
      {administers ? (
        <KindTabs
          answer={data}
          guests={guests}
          onTab={(to) => void navigate({ search: to ? { tab: to } : {} })}
        >
          {content}
        </KindTabs>
      ) : (
        content
      )}
    </>
  );
}
