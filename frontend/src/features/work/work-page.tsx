import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WorkQuery as Answer } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { longDate } from '../../lib/format.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useLocale } from '../../lib/use-locale.ts';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { EditReview } from './review-dialog.tsx';
import { SharingPart } from './sharing-part.tsx';
import { StateDialog } from './state-dialog.tsx';
import classes from './work.module.css';
import { WorkQuery } from './work-query.ts';

const route = getRouteApi('/_member/work/$workReviewId');

type Review = Extract<NonNullable<Answer['node']>, { __typename: 'WorkReview' }>;

/** How it stands, in a sentence or two. */
function State({ review, now }: { review: Review; now: Date }) {
  const locale = useLocale();
  const { state, dueAt } = review;
  const who = review.owner?.name ?? '';
  const due = dueAt === null ? null : longDate(locale, new Date(dueAt), now);
  return (
    <>
      {who !== '' && <Trans>By {who}.</Trans>} {due && <Trans>To be done by {due}.</Trans>}{' '}
      {state === 'INACTIVE' && <Trans>It rests: people from outside do not see it.</Trans>}
      {state === 'LOCKED' && <Trans>It is locked: everybody reads it, nobody changes it.</Trans>}
    </>
  );
}

function Crumb({ review }: { review: Review }) {
  const { project } = review;
  return (
    <>
      <Link to="/projects">
        <Trans>Projects</Trans>
      </Link>
      {project && (
        <>
          {' / '}
          <Link to="/projects/$projectId" params={{ projectId: project.id }}>
            {project.name}
          </Link>
        </>
      )}
    </>
  );
}

/** One work review: what it is about, how it stands, and for whoever keeps it with whom it is shared. */
export function WorkPage() {
  const { workReviewId } = route.useParams();
  const [now] = useState(() => new Date());
  const [asked, setAsked] = useState<'edit' | 'state' | null>(null);
  const [{ data, error }] = useLiveQuery({ query: WorkQuery, variables: { id: workReviewId } });
  if (error && (!data || errorCode(error) === 'NOT_FOUND'))
    return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data) return null;
  if (data.node?.__typename !== 'WorkReview') return <Failure code="NOT_FOUND" />;
  const review = data.node;
  const { id, version, title, description, dueAt, namesShown, state, viewerCan } = review;
  return (
    <>
      <PageHead
        title={title ?? ''}
        crumb={<Crumb review={review} />}
        state={<State review={review} now={now} />}
        introduction={description ? <p>{description}</p> : null}
      />
      <div className={classes.tools}>
        {viewerCan?.includes('EDIT_WORK_REVIEW') && (
          <Button size="sm" onClick={() => setAsked('edit')}>
            <Trans>Edit…</Trans>
          </Button>
        )}
        {viewerCan?.includes('SET_WORK_REVIEW_STATE') && (
          <Button size="sm" onClick={() => setAsked('state')}>
            <Trans>Rest, lock or go on…</Trans>
          </Button>
        )}
      </div>
      {review.grants && <SharingPart review={review} now={now} />}
      {asked === 'edit' && (
        <EditReview
          review={{ id, version, namesShown, line: title ?? '', description: description ?? '', dueAt }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'state' && <StateDialog review={{ id, version, state }} onClose={() => setAsked(null)} />}
    </>
  );
}
