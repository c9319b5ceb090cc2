import { Trans } from '@lingui/react/macro';
import { isAnswered, type Written, wordsOf } from '../../lib/written.ts';
import { DotGraph } from '../../ui/dot-graph.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import classes from './feedback.module.css';
import type { Question } from './feedback-query.ts';

interface WrittenAnswerProps {
  question: Question;
  number: number;
  answer: Written;
  visibility: SightlineData | null;
  seenVersion?: string | undefined;
  /** One level below the heading above it. */
  heading: 'h2' | 'h3';
}

function dotOf({ x, y }: Written) {
  return { id: 'own', x: x ?? 0, y: y ?? 0 };
}

function Words({ question, answer }: { question: Question; answer: Written }) {
  if (!isAnswered(answer)) {
    return (
      <p className="quiet">
        <Trans>No answer.</Trans>
      </p>
    );
  }
  if (answer.notApplicable) {
    return (
      <p className={classes.chosen}>
        <Trans>I cannot say</Trans>
      </p>
    );
  }
  const words = wordsOf(answer, question);
  return (
    <>
      {question.axes?.length === 2 && <DotGraph axes={question.axes} dots={[dotOf(answer)]} small />}
      <p className={question.kind === 'TEXT' ? 'people-text' : classes.chosen}>{words}</p>
    </>
  );
}

/** One question with what its reviewer answered, and who can read that. */
export function WrittenAnswer(props: WrittenAnswerProps) {
  const { question, number, answer, visibility, seenVersion, heading: Heading } = props;
  const full = question.kind === 'TEXT' && answer.text.trim() !== '';
  return (
    <section className={classes.answer}>
      <Heading>
        {number}. {question.text}
      </Heading>
      {full ? (
        <SightlineOf data={visibility} seenVersion={seenVersion}>
          <Words question={question} answer={answer} />
        </SightlineOf>
      ) : (
        <>
          <Words question={question} answer={answer} />
          {isAnswered(answer) && <SightletOf data={visibility} seenVersion={seenVersion} />}
        </>
      )}
    </section>
  );
}
