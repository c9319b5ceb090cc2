import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Navigate, getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { LaunchProgress } from './launch-progress.tsx';
import { LaunchQuery } from './launch-query.ts';
import { RehearsalView } from './rehearsal-view.tsx';

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

/** Shows what the launch of a draft would bring, launches it, and watches the launch until its end. */
export function LaunchPage() {
  const { cycleId } = route.useParams();
  const client = useClient();
  const [round, setRound] = useState(0);
  const [{ data, error }] = useLiveQuery({ query: LaunchQuery, variables: { id: cycleId } });
  const askAgain = useCallback(async () => {
    await client.query(LaunchQuery, { id: cycleId }, { requestPolicy: 'network-only' }).toPromise();
  }, [client, cycleId]);
  const rehearseAgain = useCallback(() => {
    void askAgain().then(() => setRound((before) => before + 1));
  }, [askAgain]);
  // What lies in the cache could be a rehearsal from before something was mended.
  useEffect(rehearseAgain, [rehearseAgain]);
  const node = data?.node;
  if (error && !node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!node) return null;
  if (node.__typename !== 'Cycle' || node.version === null) return <Failure code="NOT_FOUND" />;
  if (node.launch) {
    return (
      <>
        <LaunchHead name={node.name ?? ''} />
        <LaunchProgress {...node.launch} onAsk={() => void askAgain()} />
      </>
    );
  }
  if (node.state !== 'DRAFT') return <Navigate to="/company/cycles/$cycleId" params={{ cycleId }} replace />;
  if (!node.rehearsal || round === 0) return null;
  return <RehearsalView key={round} cycle={node} fresh={node.rehearsal} onAgain={rehearseAgain} />;
}
