import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isAnswered, isHalf, type Written } from '../../lib/written.ts';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { answerTo } from './answers.ts';
import { AnswersConflict } from './answers-conflict.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import type { FeedbackFacts } from './feedback-query.ts';
import { noProblems, type Problems, sortProblems } from './problems.ts';
import { goToQuestion } from '../form/question-parts.tsx';
import { ReviewStep } from './review-step.tsx';
import { useSeenReaders } from './use-seen-readers.ts';
import { useWriting } from './use-writing.ts';
import { WriteStep } from './write-step.tsx';

interface WritingFormProps {
  facts: FeedbackFacts;
  visibility: SightlineData | null;
  /** The address asked for the dialog to decline. */
  declining: boolean;
  onReadersChanged: () => void;
  onStale: () => void;
}

function useMissing(facts: FeedbackFacts) {
  const { t } = useLingui();
  return (answers: Readonly<Record<string, Written>>): Problems => {
    const found: Record<string, string> = {};
    for (const { id, text, required } of facts.questions) {
      const answer = answerTo(answers, id);
      const asked = text ?? '';
      if (isHalf(answer)) found[id] = t`Only one of two numbers: ${asked}`;
      else if (required && !isAnswered(answer)) found[id] = t`Not answered yet: ${asked}`;
    }
    return { byQuestion: found, form: [] };
  };
}

function first(problems: Problems, facts: FeedbackFacts): string | undefined {
  return facts.questions.find(({ id }) => problems.byQuestion[id] !== undefined)?.id;
}

/** Writing feedback in two steps, the form and the look at everything, with nothing typed ever lost. */
export function WritingForm({ facts, visibility, declining, onReadersChanged, onStale }: WritingFormProps) {
  const writing = useWriting(facts);
  const readers = useSeenReaders(visibility);
  const missing = useMissing(facts);
  const [step, setStep] = useState<'WRITE' | 'LOOK'>('WRITE');
  const [problems, setProblems] = useState(noProblems);
  const [dialog, setDialog] = useState(declining);
  const refused = writing.state.kind === 'refused' ? sortProblems(writing.state.failures) : noProblems;
  const shown = {
    byQuestion: { ...problems.byQuestion, ...refused.byQuestion },
    form: [...problems.form, ...refused.form],
  };
  const show = (found: Problems) => {
    setStep('WRITE');
    setProblems(found);
    const at = first(found, facts);
    if (at) requestAnimationFrame(() => goToQuestion(at));
  };
  const lookOver = async () => {
    const found = missing(writing.value);
    show(found);
    const saved = await writing.flush();
    if (first(found, facts) || saved.kind === 'refused' || saved.kind === 'conflict') return;
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
          facts={facts}
          writing={writing}
          visibility={visibility}
          seenVersion={readers.seen ?? undefined}
          problems={shown}
          onAnswer={answer}
          onDecline={facts.progress.viewerCan?.includes('DECLINE_FEEDBACK') ? () => setDialog(true) : null}
          onLookOver={() => void lookOver()}
        />
      ) : (
        <ReviewStep
          facts={facts}
          answers={writing.value}
          visibility={visibility}
          readers={readers}
          version={writing.version}
          onBack={show}
          onReadersChanged={onReadersChanged}
          onStale={onStale}
        />
      )}
      {writing.conflict && (
        <AnswersConflict
          questions={facts.questions}
          conflict={writing.conflict}
          onResolve={writing.resolve}
        />
      )}
      {dialog && <DeclineDialog facts={facts} version={writing.version} onClose={() => setDialog(false)} />}
    </>
  );
}

function withoutKey(record: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
