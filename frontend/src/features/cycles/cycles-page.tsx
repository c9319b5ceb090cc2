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
import { CyclesTable } from './cycles-table.tsx';
import { NewCycleDialog } from './new-cycle-dialog.tsx';
import { pageArguments } from './page-window.ts';
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

/** Find and start cycles: those that the viewer runs, newest first. */
export function CyclesPage() {
  const { t } = useLingui();
  const { can } = useViewer();
  const mayCreate = can.has('CREATE_CYCLE');
  const [{ data, error }] = useLiveQuery({ query: CyclesQuery, variables: pageArguments(route.useSearch()) });
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
        title={t`Cycles`}
        state={
          <Plural
            value={totalCount ?? nodes.length}
            _0="None yet. A cycle says who is asked what, when, and who reads it."
            one="You run one cycle."
            other="You run # cycles."
          />
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
      <CyclesTable cycles={nodes} now={now} empty={<NoCycle mayCreate={mayCreate} />} />
      <Pager page={pageInfo} total={<Plural value={totalCount ?? 0} one="# cycle" other="# cycles" />} />
      {creating && <NewCycleDialog onClose={() => setCreating(false)} />}
    </>
  );
}
