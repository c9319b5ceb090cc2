import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { CyclesQuery } from './cycles-query.ts';
import classes from './cycles.module.css';
import { cyclesVariables } from './cycles-search.ts';
import { CyclesTable } from './cycles-table.tsx';
import { NewCycleDialog } from './new-cycle-dialog.tsx';
import { Pager } from './pager.tsx';

const route = getRouteApi('/_member/company/');

function NoCycle({ mayCreate }: { mayCreate: boolean }) {
  return (
    <EmptyState>
      {mayCreate ? (
        <Trans>
          No cycle yet. Start with “New cycle”: from a template, from nothing or from another cycle.
        </Trans>
      ) : (
        <Trans>No cycle yet that you run.</Trans>
      )}
    </EmptyState>
  );
}

function NothingArchived() {
  return (
    <EmptyState>
      <Trans>Nothing is archived. A closed cycle can be archived under “More”.</Trans>
    </EmptyState>
  );
}

/** Find and start cycles: those that the viewer runs, newest first. */
export function CyclesPage() {
  const { t } = useLingui();
  const { can } = useViewer();
  const mayCreate = can.has('CREATE_CYCLE');
  const search = route.useSearch();
  const archived = search.archived ?? false;
  const [{ data, error }] = useLiveQuery({ query: CyclesQuery, variables: cyclesVariables(search) });
  const [creating, setCreating] = useState(false);
  const [now] = useState(() => new Date());
  if (!can.has('LIST_CYCLES')) return <Failure code="NOT_FOUND" />;
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data?.cycles) return null;
  const { nodes, pageInfo, totalCount } = data.cycles;
  const create = (
    <Button variant="filled" onClick={() => setCreating(true)}>
      <Trans>New cycle</Trans>
    </Button>
  );
  return (
    <>
      <PageHead
        title={archived ? t`Archived cycles` : t`Cycles`}
        state={
          archived ? (
            <Trans>Out of the list, and kept with everything that they hold.</Trans>
          ) : (
            <Plural
              value={totalCount ?? nodes.length}
              _0="None yet. A cycle says who is asked what, when, and who reads it."
              one="You run one cycle."
              other="You run # cycles."
            />
          )
        }
        actions={
          mayCreate && (
            <>
              <Button renderRoot={(root) => <Link to="/company/templates" {...root} />}>
                <Trans>Templates</Trans>
              </Button>
              {create}
            </>
          )
        }
      />
      <h2>
        <Trans>360 feedback</Trans>
      </h2>
      <CyclesTable
        cycles={nodes}
        now={now}
        empty={archived ? <NothingArchived /> : <NoCycle mayCreate={mayCreate} />}
      />
      <Pager page={pageInfo} total={<Plural value={totalCount ?? 0} one="# cycle" other="# cycles" />} />
      <p className={classes.elsewhere}>
        {archived ? (
          <Link to="/company">
            <Trans>Back to the cycles</Trans>
          </Link>
        ) : (
          <Link to="/company" search={{ archived: true }}>
            <Trans>Archived cycles</Trans>
          </Link>
        )}
      </p>
      {creating && <NewCycleDialog onClose={() => setCreating(false)} />}
    </>
  );
}
