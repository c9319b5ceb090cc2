import { Trans, useLingui } from '@lingui/react/macro';
import { Link, Navigate, getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { LaunchProgress } from './launch-progress.tsx';
import { LaunchStateQuery, RehearsalQuery } from './launch-query.ts';
import { type RehearsedCycle, RehearsalView } from './rehearsal-view.tsx';

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

interface Rehearsed {
  round: number;
  cycle: RehearsedCycle | null;
  error: CombinedError | undefined;
}

/** The last rehearsal, and how many there were: each is asked for, and none comes by itself. */
function useRehearsal(cycleId: string) {
  const client = useClient();
  const [rehearsed, setRehearsed] = useState<Rehearsed>({ round: 0, cycle: null, error: undefined });
  const rehearse = useCallback(() => {
    const asked = client.query(RehearsalQuery, { id: cycleId }, { requestPolicy: 'network-only' });
    void asked.toPromise().then(({ data, error }) => {
      const node = data?.node?.__typename === 'Cycle' && data.node.rehearsal ? data.node : null;
      setRehearsed(({ round, cycle }) => ({ round: round + 1, cycle: node ?? cycle, error }));
    });
  }, [client, cycleId]);
  // What lies in the cache could be a rehearsal from before something was mended.
  useEffect(rehearse, [rehearse]);
  return { ...rehearsed, rehearse };
}

/** Shows what the launch of a draft would bring, launches it, and watches the launch until its end. */
export function LaunchPage() {
  const { cycleId } = route.useParams();
  const [{ data, error }, again] = useLiveQuery({ query: LaunchStateQuery, variables: { id: cycleId } });
  const { round, cycle, error: notRehearsed, rehearse } = useRehearsal(cycleId);
  const node = data?.node;
  if (error && !node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!node) return null;
  if (node.__typename !== 'Cycle' || node.version === null) return <Failure code="NOT_FOUND" />;
  if (node.launch) {
    return (
      <>
        <LaunchHead name={node.name ?? ''} />
        <LaunchProgress {...node.launch} onAsk={() => again({ requestPolicy: 'network-only' })} />
      </>
    );
  }
  if (node.state !== 'DRAFT') return <Navigate to="/company/cycles/$cycleId" params={{ cycleId }} replace />;
  if (notRehearsed && !cycle) {
    return <Failure code={errorCode(notRehearsed)} requestId={requestId(notRehearsed)} />;
  }
  if (!cycle?.rehearsal) return null;
  return <RehearsalView key={round} cycle={cycle} shown={cycle.rehearsal} onAgain={rehearse} />;
}
