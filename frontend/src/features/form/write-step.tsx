import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Written } from '../../lib/written.ts';
import { AutosaveLine } from '../../ui/autosave-line.tsx';
import { ErrorSummary, FieldError } from '../../ui/field-error.tsx';
import { SaveBar } from '../../ui/page.tsx';
import { type FormSection, FormSections } from './form-sections.tsx';
import { fieldId, type FormQuestion } from './question-parts.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import classes from './writing.module.css';
import type { Problems } from './problems.ts';
import { QuestionList } from './question-list.tsx';
import type { FormDraft } from './use-form-draft.ts';

interface WriteStepProps {
  sections: readonly FormSection[];
  questions: readonly FormQuestion[];
  /** What is said before the first question. */
  note: ReactNode;
  writing: FormDraft;
  visibility: SightlineData | null;
  seenVersion: string | undefined;
  problems: Problems;
  onAnswer: (questionId: string, answer: Written) => void;
  onDecline: (() => void) | null;
  /** Throws away what nobody asked for. */
  onDiscard?: (() => void) | null;
  onLookOver: () => void;
}

function Summary({ problems }: { problems: Problems }) {
  const found = Object.entries(problems.byQuestion).map(([id, message]) => ({
    fieldId: fieldId(id),
    message,
  }));
  return (
    <>
      <ErrorSummary
        problems={found}
        title={<Plural value={found.length} one="# thing is missing" other="# things are missing" />}
      />
      {problems.form.map((message) => (
        <FieldError key={message}>{message}</FieldError>
      ))}
    </>
  );
}

/** The form: which word holds, the questions, and the foot that says how safe the text is. */
export function WriteStep(props: WriteStepProps) {
  const {
    sections,
    questions,
    note,
    writing,
    visibility,
    seenVersion,
    problems,
    onAnswer,
    onDecline,
    onDiscard,
    onLookOver,
  } = props;
  useHotkeys([['mod+Enter', onLookOver]], []);
  return (
    <div className={classes.writing}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onLookOver();
        }}
      >
        {note}
        <Summary problems={problems} />
        <FormSections
          sections={sections}
          answers={writing.value}
          problems={problems.byQuestion}
          visibility={visibility}
          seenVersion={seenVersion}
          onAnswer={onAnswer}
          onLeave={() => void writing.flush()}
        />
        <SaveBar state={<AutosaveLine state={writing.state} onlyYou />}>
          {onDecline && (
            <Button onClick={onDecline}>
              <Trans>Decline…</Trans>
            </Button>
          )}
          {onDiscard && (
            <Button onClick={onDiscard}>
              <Trans>Throw away…</Trans>
            </Button>
          )}
          <Button type="submit" variant="filled">
            <Trans>Look over and submit</Trans>
          </Button>
        </SaveBar>
      </form>
      <QuestionList questions={questions} answers={writing.value} problems={problems.byQuestion} />
    </div>
  );
}
