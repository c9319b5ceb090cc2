import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Face } from '../../ui/face.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { PageHead } from '../../ui/page.tsx';
import { readVisibility, type SightlineData } from '../sightline/sightline-visibility.ts';
import { type FeedbackFacts, FeedbackQuery, readRequest } from './feedback-query.ts';
import { Declined, HandedIn } from './handed-in.tsx';
import { Until } from './until.tsx';
import { WritingForm } from './writing-form.tsx';

function Crumb({ cycle }: { cycle: string }) {
  if (useViewer().guest) {
    return (
      <Link to="/guest">
        <Trans>Back to what is asked of you</Trans>
      </Link>
    );
  }
  const reviews: string = '/reviews';
  return (
    <>
      <Link to={reviews}>
        <Trans>Reviews</Trans>
      </Link>{' '}
      / {cycle}
    </>
  );
}

function Head({ facts, writing }: { facts: FeedbackFacts; writing: boolean }) {
  const { t } = useLingui();
  const { name, cycle } = facts;
  return (
    <PageHead
      title={t`Feedback about ${name}`}
      sign={<Face name={name} size="big" />}
      crumb={<Crumb cycle={cycle?.name ?? ''} />}
      state={writing ? <Until facts={facts} /> : undefined}
      introduction={writing && cycle?.introduction ? <Markdown text={cycle.introduction} /> : undefined}
    />
  );
}

interface BodyProps {
  facts: FeedbackFacts;
  visibility: SightlineData | null;
  askAgain: () => void;
}

function Body({ facts, visibility, askAgain }: BodyProps) {
  const hash = useLocation({ select: (location) => location.hash });
  const [round, setRound] = useState(0);
  const { state, viewerCan } = facts.progress;
  // Just after it was taken back the readers are still those of what had been handed in.
  const ofDraft = visibility !== null && readVisibility(visibility).state === 'DRAFT';
  if (viewerCan?.includes('WRITE_FEEDBACK')) {
    return (
      <WritingForm
        key={round}
        facts={facts}
        visibility={ofDraft ? visibility : null}
        declining={hash === 'decline' && viewerCan.includes('DECLINE_FEEDBACK')}
        onReadersChanged={askAgain}
        onStale={() => setRound(round + 1)}
      />
    );
  }
  if (state === 'DECLINED') return <Declined facts={facts} />;
  return <HandedIn facts={facts} visibility={visibility} />;
}

/** Write feedback, look at it, hand it in, read it again: one request as its reviewer has it, guest or member. */
export function FeedbackPage() {
  const { id = '' } = useParams({ strict: false });
  const [{ data, error }, askAgain] = useLiveQuery({ query: FeedbackQuery, variables: { id } });
  if (error && !data?.node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data) return null;
  if (data.node?.__typename !== 'FeedbackRequest') return <Failure code="NOT_FOUND" />;
  const facts = readRequest(data.node);
  return (
    <>
      <Head facts={facts} writing={facts.progress.viewerCan?.includes('WRITE_FEEDBACK') ?? false} />
      <Body
        key={id}
        facts={facts}
        visibility={data.visibility}
        askAgain={() => askAgain({ requestPolicy: 'network-only' })}
      />
    </>
  );
}
