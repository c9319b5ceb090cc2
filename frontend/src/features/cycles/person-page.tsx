import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonInCycleQuery } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { list, longDate } from '../../lib/format.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useLocale } from '../../lib/use-locale.ts';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { AgainAt } from './again-at.tsx';
import { stageOf } from './cycle-words.tsx';
import { NoAnswers } from './no-answers.tsx';
import { NudgeOutcome } from './nudge-outcome.tsx';
import { PersonQuery } from './person-query.ts';
import { PersonRequests } from './person-requests.tsx';
import { daysLate, StageDatesCycle } from './stage-dates.ts';
import { ResetDialog } from './reset-dialog.tsx';
import { StageWord } from './stage-word.tsx';
import classes from './status.module.css';
import { useNudge } from './use-nudge.ts';

const route = getRouteApi('/_member/reviews/$id/progress');

type Participation = Extract<NonNullable<PersonInCycleQuery['node']>, { __typename: 'Participation' }>;

/** For whom it waits, in one sentence. */
function WaitsFor({ person }: { person: Participation }) {
  const locale = useLocale();
  const deciders = list(
    locale,
    (person.approvers ?? []).map(({ name }) => name ?? ''),
  );
  const name = person.reviewee?.name ?? '';
  switch (person.stage) {
    case 'NOMINATING':
      return <Trans>The list of those who write about {name} is not complete yet.</Trans>;
    case 'AWAITING_APPROVAL':
      return <Trans>It waits for {deciders} to decide names.</Trans>;
    case 'WRITING':
      return person.statesBlurred ? (
        <Trans>It waits for those who were asked. How far each of them is, is not shown to you.</Trans>
      ) : (
        <Trans>It waits for those who were asked and have not handed in.</Trans>
      );
    case 'READY_TO_RELEASE':
      return <Trans>It waits for {deciders} to release it.</Trans>;
    case 'RELEASED':
      return <Trans>Nothing waits any more: {name} can read it.</Trans>;
    default:
      return null;
  }
}

/** Whether the reviewee's own view is there; nothing where it is not asked for. */
function OwnViewLine({ handedIn, name }: { handedIn: boolean | null; name: string }) {
  if (handedIn === null) return null;
  return (
    <p>
      {handedIn ? (
        <Trans>The own view of {name} is handed in.</Trans>
      ) : (
        <Trans>The own view of {name} is not handed in yet.</Trans>
      )}
    </p>
  );
}

/** Reminds whoever it waits for, once in 24 hours. */
function NudgePart({ person }: { person: Participation }) {
  const [now] = useState(() => new Date());
  const { busy, outcome, problem, nudge } = useNudge();
  if (!person.viewerCan?.includes('NUDGE_PEOPLE') || person.stage === 'RELEASED') return null;
  return (
    <div className={classes.headLine}>
      {person.nudgeAgainAt ? (
        <AgainAt at={person.nudgeAgainAt} now={now} />
      ) : (
        <Button loading={busy} onClick={() => void nudge([person.id])}>
          <Trans>Nudge</Trans>
        </Button>
      )}
      <NudgeOutcome outcome={outcome} problem={problem} />
    </div>
  );
}

/** Says that the list names somebody who led them once, with the way to mend it. */
function FormerLead({ person }: { person: Participation }) {
  const [asking, setAsking] = useState(false);
  const former = person.formerLineManager?.name;
  const current = person.reviewee?.lineManager?.name;
  if (!former || !person.cycle) return null;
  return (
    <div className={classes.headLine}>
      <p>
        <Trans>
          {former} was chosen as line manager. {current} leads {person.reviewee?.name} now.
        </Trans>
      </p>
      <Button onClick={() => setAsking(true)}>
        <Trans>Reset to current line manager…</Trans>
      </Button>
      {asking && (
        <ResetDialog
          cycleId={person.cycle.id}
          search={{}}
          ids={[person.id]}
          onDone={() => setAsking(false)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function Moments({ person }: { person: Participation }) {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const listDone = person.listDoneAt && longDate(locale, new Date(person.listDoneAt), now);
  const released = person.releasedAt && longDate(locale, new Date(person.releasedAt), now);
  return (
    <p className="small quiet">
      {listDone && <Trans>The list was complete on {listDone}.</Trans>}{' '}
      {released && <Trans>Released on {released}.</Trans>}
    </p>
  );
}

function Head({ person }: { person: Participation }) {
  const [now] = useState(() => new Date());
  const { cycle, stage } = person;
  const runs = cycle?.viewerCan?.includes('EXPORT_CYCLE') ?? false;
  const dates = cycle && readFragment(StageDatesCycle, cycle);
  const opens = (person.viewerCan ?? []).some(
    (action) => action !== 'NUDGE_PEOPLE' && action !== 'RESET_REVIEWERS',
  );
  return (
    <PageHead
      crumb={
        runs && cycle ? (
          <>
            <Link to="/company">
              <Trans>Cycles</Trans>
            </Link>{' '}
            /{' '}
            <Link to="/company/cycles/$cycleId" params={{ cycleId: cycle.id }}>
              {cycle.name}
            </Link>
          </>
        ) : (
          <>
            <Link to="/reviews">
              <Trans>Reviews</Trans>
            </Link>{' '}
            / {cycle?.name}
          </>
        )
      }
      title={person.reviewee?.name ?? ''}
      state={stage && <StageWord look={stageOf(stage)} late={dates ? daysLate(stage, dates, now) : 0} />}
      actions={
        opens && (
          <Button component={Link} to={`/reviews/${person.id}`}>
            <Trans>Open the review</Trans>
          </Button>
        )
      }
    />
  );
}

/** One person's feedback as those who run the cycle and the reporting line see it: who writes, who waits for whom. */
export function PersonPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const [{ data, error }] = useLiveQuery({ query: PersonQuery, variables: { id } });
  const node = data?.node;
  if (error && !node) {
    return (
      <Failure
        code={errorCode(error)}
        requestId={requestId(error)}
        way={<Link to="/reviews">{t`Reviews`}</Link>}
      />
    );
  }
  if (!data) return null;
  if (node?.__typename !== 'Participation' || node.stage === null) return <Failure code="NOT_FOUND" />;
  const runs = node.cycle?.viewerCan?.includes('EXPORT_CYCLE') ?? false;
  return (
    <>
      <Head person={node} />
      <p>
        <WaitsFor person={node} />
      </p>
      <OwnViewLine handedIn={node.selfAssessmentHandedIn} name={node.reviewee?.name ?? ''} />
      <div className={classes.acts}>
        <NudgePart person={node} />
        <FormerLead person={node} />
        <Moments person={node} />
      </div>
      <section className={classes.block}>
        <div className={classes.headLine}>
          <h2>
            <Trans>Who writes</Trans>
          </h2>
          {runs && <NoAnswers roles={data.viewer?.user.peopleRoles ?? []} />}
        </div>
        <PersonRequests requests={node.requests ?? []} blurred={node.statesBlurred ?? false} />
      </section>
    </>
  );
}
