import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { longDate } from '../../lib/format.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { isAnswered } from '../../lib/written.ts';
import { Failure } from '../../ui/failure.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { answerTo, readAnswers } from '../form/answers.ts';
import classes from '../form/writing.module.css';
import { WrittenAnswer } from '../form/written-answer.tsx';
import { readVisibility, type SightlineData } from '../sightline/sightline-visibility.ts';
import { ReopenSelf } from './mutations.ts';
import { SelfForm } from './self-form.tsx';
import { readSelf, type SelfFacts, SelfQuery } from './self-query.ts';

const route = getRouteApi('/_member/reviews/$id/self');

function useDay(at: string | null | undefined): string | null {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  return at ? longDate(locale, new Date(at), now) : null;
}

function Head({ facts, writing }: { facts: SelfFacts; writing: boolean }) {
  const { t } = useLingui();
  const due = useDay(facts.cycle?.writeUntil);
  const reviews: string = '/reviews';
  return (
    <PageHead
      title={t`Your own view of yourself`}
      crumb={
        <>
          <Link to={reviews}>
            <Trans>Reviews</Trans>
          </Link>{' '}
          / {facts.cycle?.name}
        </>
      }
      state={writing && due ? <Trans>Until {due}.</Trans> : undefined}
      introduction={
        writing && facts.cycle?.introduction ? <Markdown text={facts.cycle.introduction} /> : undefined
      }
    />
  );
}

function TakeBack({ facts }: { facts: SelfFacts }) {
  const reopen = useCommand(ReopenSelf, (data) => data.reopenSelfAssessment.errors);
  const [failure, setFailure] = useState<string | null>(null);
  const go = async () => {
    const { failures } = await reopen({
      input: { participationId: facts.id, expectedVersion: facts.written?.version ?? 0 },
    });
    setFailure(failures[0]?.message ?? null);
  };
  return (
    <div className={classes.acts}>
      <Button onClick={() => void go()}>
        <Trans>Take it back and go on writing</Trans>
      </Button>
      <FieldError>{failure}</FieldError>
    </div>
  );
}

/** Why nothing can be written, or that it is handed in. */
function Standing({ facts }: { facts: SelfFacts }) {
  const from = useDay(facts.from);
  const handedIn = useDay(facts.written?.submittedAt);
  const { written, stand, cycle } = facts;
  if (written?.state === 'SUBMITTED') {
    return (
      <StateWord icon="done" tone="ok">
        {handedIn ? <Trans>Handed in on {handedIn}</Trans> : <Trans>Handed in</Trans>}
      </StateWord>
    );
  }
  if (stand.releasedAt !== null || cycle?.state !== 'OPEN') {
    return (
      <StateWord icon="stopped">
        {written ? (
          <Trans>This was not handed in. Only you can read it.</Trans>
        ) : (
          <Trans>Nothing was written in time.</Trans>
        )}
      </StateWord>
    );
  }
  return (
    <EmptyState>
      {from ? (
        <Trans>Writing begins on {from}. A to-do tells you then.</Trans>
      ) : (
        <Trans>The time to write is over.</Trans>
      )}
    </EmptyState>
  );
}

/** What is written and cannot be changed now, with who reads it and the way back where there is one. */
function Fixed({ facts, visibility }: { facts: SelfFacts; visibility: SightlineData | null }) {
  const answers = readAnswers(facts.questions, facts.written?.answers ?? null);
  const wrote = facts.questions.some(({ id }) => isAnswered(answerTo(answers, id)));
  return (
    <div className={classes.narrow}>
      <Standing facts={facts} />
      {facts.stand.viewerCan?.includes('REOPEN_SELF_ASSESSMENT') && <TakeBack facts={facts} />}
      {wrote && (
        <h2 className={classes.wrote}>
          <Trans>What you wrote</Trans>
        </h2>
      )}
      {wrote &&
        facts.questions.map((question, index) => (
          <WrittenAnswer
            key={question.id}
            question={question}
            number={index + 1}
            answer={answerTo(answers, question.id)}
            visibility={visibility}
            withheld={null}
            heading="h3"
          />
        ))}
    </div>
  );
}

interface BodyProps {
  facts: SelfFacts;
  visibility: SightlineData | null;
  askAgain: () => void;
}

function Body({ facts, visibility, askAgain }: BodyProps) {
  const [round, setRound] = useState(0);
  // Just after it was taken back the readers are still those of what had been handed in.
  const ofDraft = visibility !== null && readVisibility(visibility).state === 'DRAFT';
  if (!facts.stand.viewerCan?.includes('WRITE_SELF_ASSESSMENT')) {
    return <Fixed facts={facts} visibility={visibility} />;
  }
  return (
    <SelfForm
      key={round}
      facts={facts}
      visibility={ofDraft ? visibility : null}
      onReadersChanged={askAgain}
      onStale={() => setRound(round + 1)}
    />
  );
}

/** Write about oneself, look at it, hand it in, read it again: one participation as its reviewee has it. */
export function SelfPage() {
  const { id } = route.useParams();
  const viewer = useViewer();
  const [{ data, error }, askAgain] = useLiveQuery({ query: SelfQuery, variables: { id } });
  if (error && !data?.node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data) return null;
  if (data.node?.__typename !== 'Participation') return <Failure code="NOT_FOUND" />;
  const facts = readSelf(data.node);
  const own = facts.cycle?.selfAssessment === true && facts.stand.selfAssessmentHandedIn !== null;
  if (!own || data.visibility === null || viewer.guest) return <Failure code="NOT_FOUND" />;
  return (
    <>
      <Head facts={facts} writing={facts.stand.viewerCan?.includes('WRITE_SELF_ASSESSMENT') ?? false} />
      <Body
        key={id}
        facts={facts}
        visibility={data.visibility}
        askAgain={() => askAgain({ requestPolicy: 'network-only' })}
      />
    </>
  );
}
