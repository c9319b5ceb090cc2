import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { DirectoryFilters } from './directory-filters.tsx';
import {
  countVariables,
  DirectoryCountQuery,
  DirectoryQuery,
  directoryVariables,
} from './directory-query.ts';
import { changed, narrows } from './directory-search.ts';
import { PeopleTable } from './people-table.tsx';

const route = getRouteApi('/_member/directory');

function Nobody({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (!narrowed) {
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
          <Trans>Show everybody</Trans>
        </Button>
      }
    >
      <Trans>Nobody matches what you ask for.</Trans>
    </EmptyState>
  );
}

function Total({ count }: { count: number | null | undefined }) {
  return <span role="status">{count ? <Plural value={count} one="# person" other="# people" /> : null}</span>;
}

const AddUsersDialog = lazy(async () => ({
  default: (await import('../accounts/add-users-dialog.tsx')).AddUsersDialog,
}));

function HeadActions() {
  const { can } = useViewer();
  const [adding, setAdding] = useState(false);
  return (
    <>
      {can.has('LIST_ACCOUNTS') && (
        <Button component={Link} to="/settings/users">
          <Trans>Administer users</Trans>
        </Button>
      )}
      {(can.has('CREATE_MEMBER') || can.has('ADD_GUEST')) && (
        <Button variant="filled" onClick={() => setAdding(true)}>
          <Trans>Add users</Trans>
        </Button>
      )}
      <Suspense>{adding && <AddUsersDialog onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
}

/** Finds every colleague, leads to their pages, and adds people. Accounts are changed and closed in the settings. */
export function DirectoryPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { companyName } = useViewer();
  const [{ data, error }, askAgain] = useLiveQuery({
    query: DirectoryQuery,
    variables: directoryVariables(search),
  });
  const [{ data: counted }] = useLiveQuery({
    query: DirectoryCountQuery,
    variables: countVariables(search),
  });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.directory) return null;
  const { nodes, pageInfo } = data.directory;
  return (
    <>
      <PageHead
        title={t`Directory`}
        state={<Trans>Everybody who works at {companyName}.</Trans>}
        actions={<HeadActions />}
      />
      <DirectoryFilters
        search={search}
        groups={counted?.directoryGroups}
        onLook={(to) => void navigate({ search: (now) => changed(now, to), replace: true })}
      />
      <PeopleTable
        people={nodes}
        order={search.order}
        onOrder={(order) => void navigate({ search: changed(search, { order: order ?? '' }) })}
        empty={<Nobody narrowed={narrows(search)} onClear={() => void navigate({ search: {} })} />}
      />
      <Pager
        info={pageInfo}
        total={<Total count={counted?.directory?.totalCount} />}
        onMove={(to) => void navigate({ search: { ...changed(search, {}), ...to } })}
      />
    </>
  );
}
