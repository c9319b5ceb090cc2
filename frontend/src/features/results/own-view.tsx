import { Trans, useLingui } from '@lingui/react/macro';
import { isAnswered, readAnswer, wordsOf } from '../../lib/written.ts';
import { DotGraph } from '../../ui/dot-graph.tsx';
import { MarkSign } from '../../ui/mean-marks.tsx';
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

/** What the reviewee's own view is called to the one who reads. */
export function useOwnName({ you, given }: OwnSide): string {
  const { t } = useLingui();
  return you ? t`Your own view` : t`${given}’s own view`;
}

function Said({ own, result, drawn }: { own: OwnAnswer; result: QuestionAnswers; drawn: boolean }) {
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
      {question.kind === 'GRAPH_2D' && !drawn && (
        <DotGraph
          axes={question.axes ?? []}
          dots={[{ id: own.id, x: answer.x ?? 0, y: answer.y ?? 0, own: true }]}
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

interface OwnViewProps {
  result: QuestionAnswers;
  side: OwnSide;
  /** Their dot stands in a picture with the others already. */
  drawn: boolean;
}

/** What the reviewee answered about themselves, beside what others did and never among it. */
export function OwnView({ result, side, drawn }: OwnViewProps) {
  const name = useOwnName(side);
  const { own } = result;
  if (own === null || !isAnswered(readAnswer(own))) return null;
  const marked = result.question.kind !== 'TEXT' && !own.notApplicable;
  return (
    <div className={classes.own}>
      <h3 className={classes.ownTitle}>
        {marked && <MarkSign mark="triangle" />}
        {name}
      </h3>
      <Said own={own} result={result} drawn={drawn} />
    </div>
  );
}
