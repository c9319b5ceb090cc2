import { QuestionSection } from './question-section.tsx';
import classes from './results.module.css';
import type { QuestionAnswers } from './results-query.ts';

interface ResultsViewProps {
  questions: readonly QuestionAnswers[];
  /** What was published without names is shown, and no single answer. */
  published: boolean;
}

/** All questions in the order of the form, under the headings of their sections. */
export function ResultsView({ questions, published }: ResultsViewProps) {
  return questions.map((result, index) => {
    const opens = result.sectionTitle !== '' && result.sectionTitle !== questions[index - 1]?.sectionTitle;
    return (
      <div key={result.question.id} className={classes.block}>
        {opens && <p className={classes.sectionTitle}>{result.sectionTitle}</p>}
        <QuestionSection result={result} number={index + 1} published={published} />
      </div>
    );
  });
}
