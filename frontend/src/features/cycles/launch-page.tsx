import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Navigate, getRouteApi } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { errorCode, requestId } from '../../lib/errors.ts';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { LaunchProgress } from './launch-progress.tsx';
import { LaunchQuery } from './launch-query.ts';

const route = getRouteApi('/_member/company/cycles/$cycleId/launch');

function LaunchHead({ name }: { name: string }) {
  const { t } = useLingui();
  return (
    <PageHead
      crumb={
        <Link to="/company">
          <Trans>Cycles</Trans>
        </Link>
      }
      title={t`${name} is being launched`}
    />
  );
}

/** Where a launch is watched until its end. */
export function LaunchPage() {
  const { cycleId } = route.useParams();
  const [{ data, error }, askAgain] = useQuery({ query: LaunchQuery, variables: { id: cycleId } });
  const node = data?.node;
  if (error && !node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!node) return null;
  if (node.__typename !== 'Cycle' || node.viewerCan === null) return <Failure code="NOT_FOUND" />;
  if (node.launch) {
    return (
      <>
        <LaunchHead name={node.name ?? ''} />
        <LaunchProgress {...node.launch} onAsk={() => askAgain({ requestPolicy: 'network-only' })} />
      </>
    );
  }
  const to = node.state === 'DRAFT' ? '/company/cycles/$cycleId/edit' : '/company/cycles/$cycleId';
  return <Navigate to={to} params={{ cycleId }} replace />;
}
