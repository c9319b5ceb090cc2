import { Trans } from '@lingui/react/macro';
import { isAnswered, readAnswer, wordsOf } from '../../lib/written.ts';
import { DotGraph } from '../../ui/dot-graph.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import classes from './results.module.css';
import type { OwnAnswer, QuestionAnswers } from './results-query.ts';

/** Whose own view it is: the viewer's, or that of the person with this given name. */
export interface OwnSide {
  you: boolean;
  given: string;
}

function Heading({ side }: { side: OwnSide }) {
  const { you, given } = side;
  return (
    <h3 className={classes.ownTitle}>
      {you ? <Trans>Your own view</Trans> : <Trans>{given}’s own view</Trans>}
    </h3>
  );
}

function Said({ own, result }: { own: OwnAnswer; result: QuestionAnswers }) {
  const answer = readAnswer(own);
  const { question } = result;
  const { data, loading } = useVisibility(own.id);
  if (answer.notApplicable) {
    return (
      <p>
        <Trans>Cannot say</Trans>
      </p>
    );
  }
  if (question.kind === 'TEXT') {
    return (
      <SightlineOf data={data} loading={loading}>
        <p className="people-text">{answer.text}</p>
      </SightlineOf>
    );
  }
  const { scale } = answer;
  const points = question.labels?.length ?? 0;
  const words = wordsOf(answer, question);
  return (
    <>
      {question.kind === 'GRAPH_2D' && (
        <DotGraph
          axes={question.axes ?? []}
          dots={[{ id: own.id, x: answer.x ?? 0, y: answer.y ?? 0 }]}
          small
        />
      )}
      <p className={classes.ownWords}>
        {scale === null ? (
          words
        ) : (
          <Trans>
            {scale} of {points}: {words}
          </Trans>
        )}
      </p>
      <SightletOf data={data} loading={loading} />
    </>
  );
}

/** What the reviewee answered about themselves, beside what others did and never among it. */
export function OwnView({ result, side }: { result: QuestionAnswers; side: OwnSide }) {
  const { own } = result;
  if (own === null || !isAnswered(readAnswer(own))) return null;
  return (
    <div className={classes.own}>
      <Heading side={side} />
      <Said own={own} result={result} />
    </div>
  );
}
