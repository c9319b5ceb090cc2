import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { CycleStatusQuery } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { CloseCycle } from './close-cycle.tsx';
import { CycleMenu } from './cycle-menu.tsx';
import { Phases } from './phases.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { StageChart } from './stage-chart.tsx';
import { StatusPeople } from './status-people.tsx';
import { StatusQuery, statusVariables } from './status-query.ts';
import { StatusSentence } from './status-sentence.tsx';

const route = getRouteApi('/_member/company/cycles/$cycleId/');

type Cycle = Extract<NonNullable<CycleStatusQuery['node']>, { __typename: 'Cycle' }>;

function StatusHead({ cycle, askAgain }: { cycle: Cycle; askAgain: () => void }) {
  const [now] = useState(() => new Date());
  const draft = cycle.state === 'DRAFT';
  return (
    <PageHead
      crumb={
        <>
          <Link to="/company">
            <Trans>Cycles</Trans>
          </Link>{' '}
          / <Trans>360 feedback</Trans>
        </>
      }
      title={cycle.name ?? ''}
      state={<StatusSentence cycle={cycle} now={now} />}
      actions={
        <>
          {cycle.viewerCan?.includes('EDIT_CYCLE') && (
            <Button
              variant={draft ? 'filled' : 'default'}
              renderRoot={(root) => (
                <Link to="/company/cycles/$cycleId/edit" params={{ cycleId: cycle.id }} {...root} />
              )}
            >
              {draft ? <Trans>Go on preparing</Trans> : <Trans>Edit</Trans>}
            </Button>
          )}
          {cycle.viewerCan?.includes('CLOSE_CYCLE') && <CloseCycle cycle={cycle} askAgain={askAgain} />}
          <CycleMenu cycle={cycle} askAgain={askAgain} />
        </>
      }
    />
  );
}

/** Who is stuck and where: phases and their mails, how much is handed in, and each person in words. Live. */
export function StatusPage() {
  const { t } = useLingui();
  const { cycleId } = route.useParams();
  const search = route.useSearch();
  const variables = statusVariables(cycleId, search);
  const [{ data, error, operation }, again] = useLiveQuery({ query: StatusQuery, variables });
  const node = data?.node;
  if (error && !node) {
    return (
      <Failure
        code={errorCode(error)}
        requestId={requestId(error)}
        way={<Link to="/company">{t`All cycles`}</Link>}
      />
    );
  }
  if (!node) return null;
  if (node.__typename !== 'Cycle' || node.progress === null) return <Failure code="NOT_FOUND" />;
  return (
    <>
      <StatusHead cycle={node} askAgain={() => again({ requestPolicy: 'network-only' })} />
      <Phases cycle={node} />
      {node.state !== 'DRAFT' && <ProgressBar progress={node.progress} />}
      {node.state !== 'DRAFT' && <StageChart groups={node.stages ?? []} search={search} />}
      <StatusPeople
        cycle={node}
        question={JSON.stringify(operation?.variables ?? null)}
        roles={data.viewer?.user.peopleRoles ?? []}
        onReset={() => again({ requestPolicy: 'network-only' })}
      />
    </>
  );
}
