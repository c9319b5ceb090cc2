import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { CycleStatusQuery, PeopleRole } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { CloseCycle } from './close-cycle.tsx';
import { CycleMenu } from './cycle-menu.tsx';
import classes from './status.module.css';
import { pageArguments } from './page-window.ts';
import { Pager } from './pager.tsx';
import { ParticipationsTable } from './participations-table.tsx';
import { Phases } from './phases.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { StatusQuery } from './status-query.ts';
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
          <CycleMenu cycle={cycle} />
        </>
      }
    />
  );
}

/** Those who run a cycle without being HR admins see states only; the page says so instead of leaving them wonder. */
function NoAnswers({ roles }: { roles: readonly PeopleRole[] }) {
  if (roles.includes('HR_ADMIN')) return null;
  return (
    <p className="small quiet">
      {roles.includes('HR_ASSISTANT') ? (
        <Trans>
          You see how far each person is. Answers are not visible to you, because you are an HR assistant.
        </Trans>
      ) : (
        <Trans>You see how far each person is. As an owner of the cycle you do not read the answers.</Trans>
      )}
    </p>
  );
}

function People({ cycle, roles }: { cycle: Cycle; roles: readonly PeopleRole[] }) {
  if (cycle.participations === null) return null;
  const { nodes, pageInfo, totalCount } = cycle.participations;
  return (
    <section className={classes.block}>
      <div className={classes.headLine}>
        <h2>
          <Trans>Person by person</Trans>
        </h2>
        <NoAnswers roles={roles} />
      </div>
      <ParticipationsTable participations={nodes} />
      <Pager page={pageInfo} total={<Plural value={totalCount ?? 0} one="# person" other="# people" />} />
    </section>
  );
}

/** Who is stuck and where: phases and their mails, how much is handed in, and each person in words. Live. */
export function StatusPage() {
  const { t } = useLingui();
  const { cycleId } = route.useParams();
  const variables = { id: cycleId, ...pageArguments(route.useSearch()) };
  const [{ data, error }, again] = useLiveQuery({ query: StatusQuery, variables });
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
      <People cycle={node} roles={data.viewer?.user.peopleRoles ?? []} />
    </>
  );
}
