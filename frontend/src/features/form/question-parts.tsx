import { Trans } from '@lingui/react/macro';
import type { QuestionKind } from '../../gql/graphql.ts';
import type { Axis, Written } from '../../lib/written.ts';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import classes from './form.module.css';

/** A question as a form asks it. */
export interface FormQuestion {
  id: string;
  kind: QuestionKind | null;
  text: string | null;
  help: string | null;
  required: boolean | null;
  allowNotApplicable: boolean | null;
  labels: readonly string[] | null;
  axes: readonly Axis[] | null;
}

/** What every kind of question is drawn from. */
export interface QuestionProps {
  question: FormQuestion;
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
export function Ask({ question, number }: Pick<QuestionProps, 'question' | 'number'>) {
  return (
    <span className={classes.ask}>
      {number}. {question.text}
    </span>
  );
}

/** The help under a question, and whether it has to be answered. */
export function Help({ question }: Pick<QuestionProps, 'question'>) {
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

/** Who will read a point or a choice: the compact line under its field. */
export function Readers({ visibility, seenVersion }: Pick<QuestionProps, 'visibility' | 'seenVersion'>) {
  return (
    <div className={classes.readers}>
      <SightletOf data={visibility} seenVersion={seenVersion} />
    </div>
  );
}
