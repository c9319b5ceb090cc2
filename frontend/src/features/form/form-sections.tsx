import type { Written } from '../../lib/written.ts';
import { unanswered } from '../../lib/written.ts';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import classes from './form.module.css';
import { QuestionField } from './question-field.tsx';
import type { FormQuestion } from './question-parts.tsx';

/** A section of the questionnaire as a form shows it. */
export interface FormSection {
  id: string;
  title: string | null;
  questions: readonly FormQuestion[] | null;
}

interface FormSectionsProps {
  sections: readonly FormSection[];
  answers: Readonly<Record<string, Written>>;
  /** What is missing or wrong, by question. */
  problems: Readonly<Record<string, string>>;
  visibility: SightlineData | null;
  seenVersion: string | undefined;
  onAnswer: (questionId: string, answer: Written) => void;
  onLeave: () => void;
}

/** The questions of a form, section by section, numbered through. */
export function FormSections(props: FormSectionsProps) {
  const { sections, answers, problems, visibility, seenVersion, onAnswer, onLeave } = props;
  const firstOf = (at: number) =>
    1 + sections.slice(0, at).reduce((sum, section) => sum + (section.questions?.length ?? 0), 0);
  return sections.map((section, at) => (
    <section key={section.id}>
      {section.title && <h2 className={classes.sectionTitle}>{section.title}</h2>}
      {(section.questions ?? []).map((question, index) => (
        <QuestionField
          key={question.id}
          question={question}
          number={firstOf(at) + index}
          answer={answers[question.id] ?? unanswered}
          problem={problems[question.id]}
          visibility={visibility}
          seenVersion={seenVersion}
          onChange={(answer) => onAnswer(question.id, answer)}
          onLeave={onLeave}
        />
      ))}
    </section>
  ));
}
