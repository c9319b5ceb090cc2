import { Plural, Trans } from '@lingui/react/macro';
import { useLocale } from '../../lib/use-locale.ts';
import { Distribution } from './distribution.tsx';
import { Dots } from './dots.tsx';
import { Published } from './published.tsx';
import classes from './results.module.css';
import type { QuestionAnswers } from './results-query.ts';
import { TextAnswers } from './text-answers.tsx';
import { OneByOne, WithheldAnswers } from './withhold.tsx';

function Counted({ result }: { result: QuestionAnswers }) {
  const locale = useLocale();
  const { question, distribution, mean, notApplicable, answers } = result;
  const bars = (question.labels ?? []).map((label, index) => ({ label, count: distribution[index] ?? 0 }));
  const count = answers.length - notApplicable;
  const average =
    mean === null ? null : new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).format(mean);
  const points = bars.length;
  return (
    <div className={classes.two}>
      <Distribution caption={result.text} bars={bars} />
      <div className="small quiet">
        <p>
          <Plural value={count} _0="No answers." one="# answer." other="# answers." />{' '}
          {average !== null && (
            <Trans>
              Mean {average} of {points}.
            </Trans>
          )}
        </p>
        {notApplicable > 0 && (
          <p>
            <Plural value={notApplicable} one="# person cannot say." other="# people cannot say." />
          </p>
        )}
      </div>
    </div>
  );
}

function Answers({ result, published }: { result: QuestionAnswers; published: boolean }) {
  if (published) return <Published result={result} />;
  switch (result.question.kind) {
    case 'TEXT':
      return <TextAnswers result={result} />;
    case 'GRAPH_2D':
      return <Dots result={result} />;
    default:
      return <Counted result={result} />;
  }
}

interface QuestionSectionProps {
  result: QuestionAnswers;
  number: number;
  /** What was published without names is shown, and no single answer. */
  published: boolean;
}

/** One question with its answers: bars with their table, or the texts. */
export function QuestionSection({ result, number, published }: QuestionSectionProps) {
  return (
    <section className={classes.question}>
      <h2>
        {number}. {result.text}
      </h2>
      <Answers result={result} published={published} />
      {!published && result.question.kind !== 'TEXT' && <OneByOne result={result} />}
      <WithheldAnswers result={result} />
    </section>
  );
}
