import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Plural, Trans } from '@lingui/react/macro';
import type { Written } from '../../lib/written.ts';
import { AutosaveLine } from '../../ui/autosave-line.tsx';
import { ErrorSummary, FieldError } from '../../ui/field-error.tsx';
import { SaveBar } from '../../ui/page.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { answerTo } from './answers.ts';
import classes from './feedback.module.css';
import type { FeedbackFacts, Question } from './feedback-query.ts';
import { NamesNote } from './names-note.tsx';
import type { Problems } from './problems.ts';
import { QuestionField } from './question-field.tsx';
import { QuestionList } from './question-list.tsx';
import { fieldId } from './question-parts.tsx';
import type { Writing } from './use-writing.ts';

interface WriteStepProps {
  facts: FeedbackFacts;
  writing: Writing;
  visibility: SightlineData | null;
  seenVersion: string | undefined;
  problems: Problems;
  onAnswer: (questionId: string, answer: Written) => void;
  onDecline: (() => void) | null;
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

function Fields(props: WriteStepProps & { questions: readonly Question[]; first: number }) {
  const { writing, questions, first, problems, visibility, seenVersion, onAnswer } = props;
  return questions.map((question, index) => (
    <QuestionField
      key={question.id}
      question={question}
      number={first + index}
      answer={answerTo(writing.value, question.id)}
      problem={problems.byQuestion[question.id]}
      visibility={visibility}
      seenVersion={seenVersion}
      onChange={(answer) => onAnswer(question.id, answer)}
      onLeave={() => void writing.flush()}
    />
  ));
}

/** The form: which word holds, the questions, and the foot that says how safe the text is. */
export function WriteStep(props: WriteStepProps) {
  const { facts, writing, visibility, problems, onDecline, onLookOver } = props;
  useHotkeys([['mod+Enter', onLookOver]], []);
  const firstOf = (at: number) =>
    1 + facts.sections.slice(0, at).reduce((sum, section) => sum + (section.questions?.length ?? 0), 0);
  return (
    <div className={classes.writing}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onLookOver();
        }}
      >
        <NamesNote preset={facts.cycle?.preset ?? null} visibility={visibility} name={facts.name} />
        <Summary problems={problems} />
        {facts.sections.map((section, at) => (
          <section key={section.id}>
            {section.title && <h2 className={classes.sectionTitle}>{section.title}</h2>}
            <Fields {...props} questions={section.questions ?? []} first={firstOf(at)} />
          </section>
        ))}
        <SaveBar state={<AutosaveLine state={writing.state} onlyYou />}>
          {onDecline && (
            <Button onClick={onDecline}>
              <Trans>Decline…</Trans>
            </Button>
          )}
          <Button type="submit" variant="filled">
            <Trans>Look over and submit</Trans>
          </Button>
        </SaveBar>
      </form>
      <QuestionList questions={facts.questions} answers={writing.value} problems={problems.byQuestion} />
    </div>
  );
}
