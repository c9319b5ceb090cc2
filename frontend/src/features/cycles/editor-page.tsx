import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Navigate, getRouteApi } from '@tanstack/react-router';
import { readFragment } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { CycleDraftCycle } from './cycle-draft.ts';
import { CycleMenu } from './cycle-menu.tsx';
import { Editor } from './editor.tsx';
import { EditorQuery } from './editor-query.ts';

const route = getRouteApi('/_member/company/cycles/$cycleId/edit');

function Over({ cycleId, name }: { cycleId: string; name: string }) {
  return (
    <>
      <PageHead title={name} />
      <EmptyState
        action={
          <Link to="/company/cycles/$cycleId" params={{ cycleId }}>
            <Trans>See how it went</Trans>
          </Link>
        }
      >
        <Trans>This cycle cannot be changed any more.</Trans>
      </EmptyState>
    </>
  );
}

/** Says who is asked what, when, and who reads it: one long page with its contents at the side. */
export function EditorPage() {
  const { t } = useLingui();
  const { cycleId } = route.useParams();
  const [{ data, error }, again] = useLiveQuery({ query: EditorQuery, variables: { id: cycleId } });
  if (error && !data?.node) {
    return (
      <Failure
        code={errorCode(error)}
        requestId={requestId(error)}
        way={<Link to="/company">{t`All cycles`}</Link>}
      />
    );
  }
  const node = data?.node;
  if (!node) return null;
  if (node.__typename !== 'Cycle' || node.progress === null) return <Failure code="NOT_FOUND" />;
  const cycle = readFragment(CycleDraftCycle, node);
  if (node.launch) return <Navigate to="/company/cycles/$cycleId/launch" params={{ cycleId }} replace />;
  if (!node.viewerCan?.includes('EDIT_CYCLE')) return <Over cycleId={cycleId} name={cycle.name ?? ''} />;
  return (
    <Editor
      key={cycleId}
      cycle={cycle}
      can={new Set(node.viewerCan)}
      menu={<CycleMenu cycle={node} askAgain={() => again({ requestPolicy: 'network-only' })} />}
      owners={(node.owners ?? []).map((owner) => owner.name ?? '')}
    />
  );
}
