import { Plural, Trans } from '@lingui/react/macro';
import { useLocale } from '../../lib/use-locale.ts';
import { Distribution } from './distribution.tsx';
import { Dots, placedDots } from './dots.tsx';
import { type EarlierMean, EarlierWords } from './earlier-mean.tsx';
import { figure } from './figures.ts';
import { type OwnSide, OwnView, useOwnName } from './own-view.tsx';
import { chose } from './own-choice.ts';
import { Published } from './published.tsx';
import classes from './results.module.css';
import type { QuestionAnswers } from './results-query.ts';
import { TextAnswers } from './text-answers.tsx';
import { OneByOne, WithheldAnswers } from './withhold.tsx';

function Counted({ result, earlier, side }: Omit<QuestionSectionProps, 'number' | 'published'>) {
  const ownName = useOwnName(side);
  const locale = useLocale();
  const { question, distribution, mean, notApplicable, answers } = result;
  const bars = (question.labels ?? []).map((label, index) => ({
    label,
    count: distribution[index] ?? 0,
    own: chose(result, index, index),
  }));
  const count = answers.length - notApplicable;
  const average = mean === null ? null : figure(locale, mean);
  const points = bars.length;
  return (
    <div className={classes.two}>
      <Distribution caption={result.text} bars={bars} ownName={ownName} />
      <div className="small quiet">
        <p>
          <Plural value={count} _0="No answers." one="# answer." other="# answers." />{' '}
          {average !== null && (
            <Trans>
              Mean {average} of {points}.
            </Trans>
          )}
        </p>
        {earlier && <EarlierWords earlier={earlier} />}
        {notApplicable > 0 && (
          <p>
            <Plural value={notApplicable} one="# person cannot say." other="# people cannot say." />
          </p>
        )}
      </div>
    </div>
  );
}

function Answers({ result, published, earlier, side }: Omit<QuestionSectionProps, 'number'>) {
  if (published) return <Published result={result} earlier={earlier} side={side} />;
  switch (result.question.kind) {
    case 'TEXT':
      return <TextAnswers result={result} />;
    case 'GRAPH_2D':
      return <Dots result={result} side={side} />;
    default:
      return <Counted result={result} earlier={earlier} side={side} />;
  }
}

interface QuestionSectionProps {
  result: QuestionAnswers;
  number: number;
  /** What was published without names is shown, and no single answer. */
  published: boolean;
  /** What an earlier round says, where one is laid beside this one. */
  earlier: EarlierMean | null;
  side: OwnSide;
}

/** One question with its answers: bars with their table, or the texts. */
export function QuestionSection({ result, number, published, earlier, side }: QuestionSectionProps) {
  return (
    <section className={classes.question}>
      <h2>
        {number}. {result.text}
      </h2>
      <Answers result={result} published={published} earlier={earlier} side={side} />
      {!published && result.question.kind !== 'TEXT' && <OneByOne result={result} />}
      <OwnView result={result} side={side} drawn={!published && placedDots(result).length > 0} />
      <WithheldAnswers result={result} />
    </section>
  );
}
