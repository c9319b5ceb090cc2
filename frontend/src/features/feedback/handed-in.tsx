import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { FeedbackRequestState } from '../../gql/graphql.ts';
import { isPast, longDate } from '../../lib/format.ts';
import { givenName } from '../../lib/given-name.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useCommand } from '../../lib/use-command.ts';
import { isAnswered } from '../../lib/written.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import { readVisibility, type SightlineData } from '../sightline/sightline-visibility.ts';
import { useVisibility } from '../sightline/use-visibility.ts';
import { answerTo, readAnswers } from '../form/answers.ts';
import classes from '../form/writing.module.css';
import { type FeedbackFacts, withheldOf } from './feedback-query.ts';
import { KeepCopy } from './keep-copy.tsx';
import { PromiseChanges } from './promise-changes.tsx';
import { Reopen, UndoDecline } from './mutations.ts';
import { WrittenAnswer } from '../form/written-answer.tsx';

interface FactsProps {
  facts: FeedbackFacts;
  visibility: SightlineData | null;
}

function Ended({ anonymous, unasked }: { anonymous: boolean; unasked: boolean }) {
  if (unasked) {
    return (
      <Trans>
        The feedback was released or the cycle ended before this was handed in. Only you can read what you
        wrote.
      </Trans>
    );
  }
  return anonymous ? (
    <Trans>The feedback was released before this was handed in. Only you can read what you wrote.</Trans>
  ) : (
    <Trans>The cycle ended before this was handed in. Only you can read what you wrote.</Trans>
  );
}

function StateSentence({
  state,
  day,
  given,
  closed,
  anonymous,
  unasked,
  forgotten,
}: {
  state: FeedbackRequestState | null;
  day: string | null;
  given: string;
  /** The day on which the form closed, once it has. */
  closed: string | null;
  /** Nobody is told who wrote it. */
  anonymous: boolean;
  /** Nobody asked for it: it ends with the release, and the writer may not see which of the two came. */
  unasked: boolean;
  /** What tied it to the writer is destroyed. */
  forgotten: boolean;
}) {
  if (forgotten) {
    return (
      <StateWord icon="complete">
        <Trans>
          The cycle has closed. What tied your words to you is destroyed: nobody can tell who wrote what, and
          nobody can open them here.
        </Trans>
      </StateWord>
    );
  }
  switch (state) {
    case 'SUBMITTED':
      return (
        <StateWord icon="done" tone="ok">
          {day ? (
            <Trans>Handed in on {day}. You can take it back until it is released.</Trans>
          ) : (
            <Trans>Handed in. You can take it back until it is released.</Trans>
          )}
        </StateWord>
      );
    case 'RELEASED':
      return (
        <StateWord icon="complete" tone="ok">
          {anonymous ? (
            <Trans>Released without your name. You can read it here until the cycle closes.</Trans>
          ) : (
            <Trans>Released to {given}. You can read it here, and nobody can change it any more.</Trans>
          )}
        </StateWord>
      );
    case 'EXPIRED':
      return (
        <StateWord icon="stopped">
          <Ended anonymous={anonymous} unasked={unasked} />
        </StateWord>
      );
    default:
      return (
        <StateWord icon="stopped">
          {closed ? (
            <Trans>The deadline for writing was {closed}. Only you can read what you wrote.</Trans>
          ) : (
            <Trans>The form is not open now.</Trans>
          )}
        </StateWord>
      );
  }
}

function TakeBack({ facts }: { facts: FeedbackFacts }) {
  const reopen = useCommand(Reopen, (data) => data.reopenFeedback.errors);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    const { failures } = await reopen({
      input: { requestId: facts.id, expectedVersion: facts.progress.version ?? 0 },
    });
    setBusy(false);
    setFailure(failures[0]?.message ?? null);
  };
  return (
    <>
      <div className={classes.acts}>
        <Button loading={busy} onClick={() => void go()}>
          <Trans>Take back and go on writing</Trans>
        </Button>
      </div>
      <FieldError>{failure}</FieldError>
    </>
  );
}

/** What was handed in, to be read again; taken back while that is possible. */
export function HandedIn({ facts, visibility }: FactsProps) {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const { state, submittedAt, viewerCan, answers: served } = facts.progress;
  const day = submittedAt === null ? null : longDate(locale, new Date(submittedAt), now);
  const over = isPast(facts.closesAt, now) && facts.closesAt !== null;
  const closed = over && facts.closesAt ? longDate(locale, new Date(facts.closesAt), now) : null;
  const answers = readAnswers(facts.questions, served);
  const anonymous = facts.cycle?.preset === 'ANONYMOUS';
  const forgotten = visibility !== null && readVisibility(visibility).state === 'FORGOTTEN';
  const wrote = facts.questions.some(({ id }) => isAnswered(answerTo(answers, id)));
  return (
    <div className={classes.narrow}>
      <StateSentence
        state={state}
        day={day}
        given={givenName(facts.name)}
        closed={closed}
        anonymous={anonymous}
        unasked={facts.unasked}
        forgotten={forgotten}
      />
      <PromiseChanges facts={facts} />
      {viewerCan?.includes('REOPEN_FEEDBACK') && <TakeBack facts={facts} />}
      {wrote && anonymous && (
        <div className={classes.acts}>
          <KeepCopy facts={facts} answers={answers} />
        </div>
      )}
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
            withheld={withheldOf(facts.progress, question.id)}
            heading="h2"
          />
        ))}
    </div>
  );
}

/** That the viewer declined, why, who reads the reason, and the way back. */
export function Declined({ facts }: { facts: FeedbackFacts }) {
  const undo = useCommand(UndoDecline, (data) => data.undoDecline.errors);
  const { data, loading } = useVisibility(facts.id, 'DECLINE_REASON');
  const [failure, setFailure] = useState<string | null>(null);
  const { declineReason, viewerCan } = facts.progress;
  const go = async () => {
    const { failures } = await undo({ input: { requestId: facts.id } });
    setFailure(failures[0]?.message ?? null);
  };
  return (
    <div className={classes.narrow}>
      <p className={classes.block}>
        <StateWord icon="stopped">
          <Trans>You declined to write this.</Trans>
        </StateWord>
      </p>
      {declineReason && (
        <SightlineOf data={data} loading={loading}>
          <p className="people-text">{declineReason}</p>
        </SightlineOf>
      )}
      {viewerCan?.includes('UNDO_DECLINE') && (
        <div className={classes.acts}>
          <Button variant="filled" onClick={() => void go()}>
            <Trans>Undo, I will write</Trans>
          </Button>
        </div>
      )}
      <FieldError>{failure}</FieldError>
    </div>
  );
}
