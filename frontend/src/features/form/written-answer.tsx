import { Trans } from '@lingui/react/macro';
import { isAnswered, type Written, wordsOf } from '../../lib/written.ts';
import { DotGraph } from '../../ui/dot-graph.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { useVisibility } from '../sightline/use-visibility.ts';
import classes from './writing.module.css';
import type { FormQuestion } from './question-parts.tsx';

/** An answer that is withheld from the reviewee, and why. */
export interface WithheldFacts {
  id: string;
  reason: string;
}

interface WrittenAnswerProps {
  question: FormQuestion;
  number: number;
  answer: Written;
  visibility: SightlineData | null;
  /** That it is withheld from the reviewee, and why. */
  withheld: WithheldFacts | null;
  seenVersion?: string | undefined;
  /** One level below the heading above it. */
  heading: 'h2' | 'h3';
}

function dotOf({ x, y }: Written) {
  return { id: 'own', x: x ?? 0, y: y ?? 0 };
}

function Words({ question, answer }: { question: FormQuestion; answer: Written }) {
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

/** What the reviewee never reads, with why and who reads both. */
function Withheld({
  question,
  answer,
  withheld,
}: {
  question: FormQuestion;
  answer: Written;
  withheld: WithheldFacts;
}) {
  const { data, loading } = useVisibility(withheld.id);
  return (
    <SightlineOf data={data} loading={loading}>
      <Words question={question} answer={answer} />
      <p className="small quiet">
        <Trans>Withheld, because:</Trans>
      </p>
      <p className="people-text">{withheld.reason}</p>
    </SightlineOf>
  );
}

function WithReaders({
  question,
  answer,
  visibility,
  seenVersion,
  withheld,
}: Omit<WrittenAnswerProps, 'number' | 'heading'>) {
  if (withheld && isAnswered(answer)) {
    return <Withheld question={question} answer={answer} withheld={withheld} />;
  }
  if (question.kind === 'TEXT' && answer.text.trim() !== '') {
    return (
      <SightlineOf data={visibility} seenVersion={seenVersion}>
        <Words question={question} answer={answer} />
      </SightlineOf>
    );
  }
  return (
    <>
      <Words question={question} answer={answer} />
      {isAnswered(answer) && <SightletOf data={visibility} seenVersion={seenVersion} />}
    </>
  );
}

/** One question with what its reviewer answered, and who can read that. */
export function WrittenAnswer(props: WrittenAnswerProps) {
  const { number, heading: Heading, ...rest } = props;
  return (
    <section className={classes.answer}>
      <Heading>
        {number}. {rest.question.text}
      </Heading>
      <WithReaders {...rest} />
    </section>
  );
}
