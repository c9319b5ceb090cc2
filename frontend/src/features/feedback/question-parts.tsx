import { Trans } from '@lingui/react/macro';
import type { Written } from '../../lib/written.ts';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import classes from './feedback.module.css';
import type { Question } from './feedback-query.ts';

/** What every kind of question is drawn from. */
export interface QuestionProps {
  question: Question;
  number: number;
  answer: Written;
  /** What is missing or wrong, in words; absent when nothing is. */
  problem: string | undefined;
  visibility: SightlineData | null;
  seenVersion: string | undefined;
  onChange: (answer: Written) => void;
  /** The field was left: what was written is saved now. */
  onLeave: () => void;
}

/** The id of the element that takes the focus when one goes to a question. */
export function fieldId(questionId: string): string {
  return `question-${questionId}`;
}

/** Moves the focus to a question's field and the field into view. */
export function goToQuestion(questionId: string): void {
  const field = document.getElementById(fieldId(questionId));
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}

/** The question with its number. */
export function Ask({ question, number }: { question: Question; number: number }) {
  return (
    <span className={classes.ask}>
      {number}. {question.text}
    </span>
  );
}

/** The help under a question, and whether it has to be answered. */
export function Help({ question }: { question: Question }) {
  if (!question.help && !question.required) return null;
  return (
    <span className={classes.help}>
      {question.help}
      {question.required && (
        <span className={classes.required}>
          <Trans>Required</Trans>
        </span>
      )}
    </span>
  );
}
