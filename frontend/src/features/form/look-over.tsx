import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useConnection } from '../../lib/services.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import { SaveBar } from '../../ui/page.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { type Answers, answerTo } from './answers.ts';
import { noProblems } from './problems.ts';
import type { FormQuestion } from './question-parts.tsx';
import { type Submission, useSubmit } from './use-submit.ts';
import type { SeenReaders } from './use-seen-readers.ts';
import classes from './writing.module.css';
import { type WithheldFacts, WrittenAnswer } from './written-answer.tsx';

interface LookOverProps extends Submission {
  /** What is handed in, and about whom. */
  title: ReactNode;
  /** What the button says that hands it in. */
  action: ReactNode;
  questions: readonly FormQuestion[];
  answers: Answers;
  visibility: SightlineData | null;
  readers: SeenReaders;
  /** The answer to a question where it is withheld, and why. */
  withheldOf?: (questionId: string) => WithheldFacts | null;
  /** What else can be done with it before it is handed in. */
  beside?: ReactNode;
}

function Changed({ visibility, onLook }: { visibility: SightlineData | null; onLook: () => void }) {
  return (
    <div className={classes.block} role="alert">
      <Note tone="warn">
        <p>
          <Trans>
            <b>Changed.</b> The readers are not the same as before. Look before you send.
          </Trans>
        </p>
        <SightletOf data={visibility} />
        <div className={classes.acts}>
          <Button size="sm" onClick={onLook}>
            <Trans>I have looked</Trans>
          </Button>
        </div>
      </Note>
    </div>
  );
}

function Hint({ readers, offline }: { readers: SeenReaders; offline: boolean }) {
  if (offline) return <Trans>Submitting waits until the server answers.</Trans>;
  if (readers.changed) return <Trans>Look at the readers first.</Trans>;
  return readers.seen === null ? <Trans>Waits until it is known who would read it.</Trans> : null;
}

function Foot(props: LookOverProps) {
  const { readers, action, beside, onBack } = props;
  const { submit, busy, failure } = useSubmit(props, readers);
  const offline = useConnection().offlineSince !== null;
  const blocked = offline || readers.changed || readers.seen === null;
  return (
    <SaveBar
      state={<FieldError>{failure}</FieldError>}
      hint={blocked ? <Hint readers={readers} offline={offline} /> : undefined}
    >
      <Button onClick={() => onBack(noProblems)}>
        <Trans>Go on writing</Trans>
      </Button>
      {beside}
      <Button
        variant="filled"
        loading={busy}
        aria-disabled={blocked}
        onClick={() => {
          if (!blocked) void submit();
        }}
      >
        {action}
      </Button>
    </SaveBar>
  );
}

/** Everything that was written, with who will read it; from here it is handed in. */
export function LookOver(props: LookOverProps) {
  const { title, questions, answers, visibility, readers, withheldOf } = props;
  return (
    <div className={classes.narrow}>
      <h2>{title}</h2>
      {readers.changed && <Changed visibility={visibility} onLook={readers.look} />}
      {questions.map((question, index) => (
        <WrittenAnswer
          key={question.id}
          question={question}
          number={index + 1}
          answer={answerTo(answers, question.id)}
          visibility={visibility}
          withheld={withheldOf?.(question.id) ?? null}
          seenVersion={readers.seen ?? undefined}
          heading="h3"
        />
      ))}
      <Foot {...props} />
    </div>
  );
}
