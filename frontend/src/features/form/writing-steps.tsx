import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { isAnswered, isHalf, type Written } from '../../lib/written.ts';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { answerTo } from './answers.ts';
import { AnswersConflict } from './answers-conflict.tsx';
import type { FormSection } from './form-sections.tsx';
import { noProblems, type Problems, sortProblems } from './problems.ts';
import { type FormQuestion, goToQuestion } from './question-parts.tsx';
import type { FormDraft } from './use-form-draft.ts';
import { type SeenReaders, useSeenReaders } from './use-seen-readers.ts';
import { WriteStep } from './write-step.tsx';

/** What the look at everything is drawn from. */
export interface LookStep {
  readers: SeenReaders;
  onBack: (problems: Problems) => void;
}

interface WritingStepsProps {
  sections: readonly FormSection[];
  questions: readonly FormQuestion[];
  writing: FormDraft;
  visibility: SightlineData | null;
  /** What is said before the first question. */
  note: ReactNode;
  onDecline: (() => void) | null;
  /** Throws away what nobody asked for. */
  onDiscard?: (() => void) | null;
  /** The second step: everything that was written, and the button that hands it in. */
  look: (step: LookStep) => ReactNode;
}

function useMissing(questions: readonly FormQuestion[]) {
  const { t } = useLingui();
  return (answers: Readonly<Record<string, Written>>): Problems => {
    const found: Record<string, string> = {};
    for (const { id, text, required } of questions) {
      const answer = answerTo(answers, id);
      const asked = text ?? '';
      if (isHalf(answer)) found[id] = t`Only one of two numbers: ${asked}`;
      else if (required && !isAnswered(answer)) found[id] = t`Not answered yet: ${asked}`;
    }
    return { byQuestion: found, form: [] };
  };
}

function first(problems: Problems, questions: readonly FormQuestion[]): string | undefined {
  return questions.find(({ id }) => problems.byQuestion[id] !== undefined)?.id;
}

/** Writing in two steps, the form and the look at everything, with nothing typed ever lost. */
export function WritingSteps(props: WritingStepsProps) {
  const { sections, questions, writing, visibility, note, onDecline, onDiscard = null, look } = props;
  const readers = useSeenReaders(visibility);
  const missing = useMissing(questions);
  const [step, setStep] = useState<'WRITE' | 'LOOK'>('WRITE');
  const [problems, setProblems] = useState(noProblems);
  const refused = writing.state.kind === 'refused' ? sortProblems(writing.state.failures) : noProblems;
  const shown = {
    byQuestion: { ...problems.byQuestion, ...refused.byQuestion },
    form: [...problems.form, ...refused.form],
  };
  const show = (found: Problems) => {
    setStep('WRITE');
    setProblems(found);
    const at = first(found, questions);
    if (at) requestAnimationFrame(() => goToQuestion(at));
  };
  const lookOver = async () => {
    const found = missing(writing.value);
    show(found);
    const saved = await writing.flush();
    if (first(found, questions) || saved.kind === 'refused' || saved.kind === 'conflict') return;
    setStep('LOOK');
    window.scrollTo({ top: 0 });
  };
  const answer = (id: string, given: Written) => {
    writing.change({ ...writing.value, [id]: given });
    if (problems.byQuestion[id] !== undefined && isAnswered(given)) {
      setProblems({ ...problems, byQuestion: withoutKey(problems.byQuestion, id) });
    }
  };
  return (
    <>
      {step === 'WRITE' ? (
        <WriteStep
          sections={sections}
          questions={questions}
          note={note}
          writing={writing}
          visibility={visibility}
          seenVersion={readers.seen ?? undefined}
          problems={shown}
          onAnswer={answer}
          onDecline={onDecline}
          onDiscard={onDiscard}
          onLookOver={() => void lookOver()}
        />
      ) : (
        look({ readers, onBack: show })
      )}
      {writing.conflict && (
        <AnswersConflict questions={questions} conflict={writing.conflict} onResolve={writing.resolve} />
      )}
    </>
  );
}

function withoutKey(record: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
