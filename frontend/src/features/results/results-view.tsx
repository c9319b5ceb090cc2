import type { Earlier } from './comparison.ts';
import type { OwnSide } from './own-view.tsx';
import { QuestionSection } from './question-section.tsx';
import classes from './results.module.css';
import type { QuestionAnswers } from './results-query.ts';

interface ResultsViewProps {
  questions: readonly QuestionAnswers[];
  /** What was published without names is shown, and no single answer. */
  published: boolean;
  /** An earlier round that is laid beside this one. */
  earlier?: Earlier | null;
  side: OwnSide;
}

function earlierMean(earlier: Earlier | null, index: number) {
  const mean = earlier?.questions[index] ?? null;
  return earlier === null || mean === null ? null : { name: earlier.round.name, mean };
}

/** All questions in the order of the form, under the headings of their sections. */
export function ResultsView({ questions, published, earlier = null, side }: ResultsViewProps) {
  return questions.map((result, index) => {
    const opens = result.sectionTitle !== '' && result.sectionTitle !== questions[index - 1]?.sectionTitle;
    return (
      <div key={result.question.id} className={opens ? `${classes.block} ${classes.opens}` : classes.block}>
        {opens && <p className={classes.sectionTitle}>{result.sectionTitle}</p>}
        <QuestionSection
          result={result}
          number={index + 1}
          published={published}
          earlier={earlierMean(earlier, index)}
          side={side}
        />
      </div>
    );
  });
}
