import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { givenName } from '../../lib/given-name.ts';
import { useConnection } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import { SaveBar } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLingui } from '@lingui/react/macro';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { type Answers, answerTo } from '../form/answers.ts';
import classes from '../form/writing.module.css';
import { type FeedbackFacts, withheldOf } from './feedback-query.ts';
import { KeepCopy } from './keep-copy.tsx';
import { currentOf, Submit } from './mutations.ts';
import { noProblems, type Problems, sortProblems } from '../form/problems.ts';
import type { SeenReaders } from '../form/use-seen-readers.ts';
import { WrittenAnswer } from '../form/written-answer.tsx';

interface ReviewStepProps {
  facts: FeedbackFacts;
  answers: Answers;
  visibility: SightlineData | null;
  readers: SeenReaders;
  version: () => number;
  onBack: (problems: Problems) => void;
  /** Who can read it has to be asked again. */
  onReadersChanged: () => void;
  /** Another window saved in between. */
  onStale: () => void;
}

function useSubmit(props: ReviewStepProps) {
  const { facts, readers, version, onBack, onReadersChanged, onStale } = props;
  const { t } = useLingui();
  const toast = useToast();
  const send = useCommand(Submit, (data) => data.submitFeedback.errors);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async () => {
    if (readers.seen === null) return;
    setBusy(true);
    const input = { requestId: facts.id, expectedVersion: version(), visibilityVersion: readers.seen };
    const { data, failures } = await send({ input });
    setBusy(false);
    const problems = sortProblems(failures);
    if (failures.some(({ path }) => path?.includes('visibilityVersion'))) onReadersChanged();
    else if (currentOf(data?.submitFeedback.errors ?? [])) onStale();
    else if (Object.keys(problems.byQuestion).length > 0) onBack(problems);
    else if (failures.length > 0) setFailure(problems.form[0] ?? null);
    else toast({ text: t`Handed in.` });
  };
  return { submit, busy, failure };
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

/** Everything that was written, with who will read it; from here it is handed in. */
export function ReviewStep(props: ReviewStepProps) {
  const { facts, answers, visibility, readers, onBack } = props;
  const { submit, busy, failure } = useSubmit(props);
  const offline = useConnection().offlineSince !== null;
  const blocked = offline || readers.changed || readers.seen === null;
  const given = givenName(facts.name);
  return (
    <div className={classes.narrow}>
      <h2>
        <Trans>What you will hand in about {given}</Trans>
      </h2>
      {readers.changed && <Changed visibility={visibility} onLook={readers.look} />}
      {facts.questions.map((question, index) => (
        <WrittenAnswer
          key={question.id}
          question={question}
          number={index + 1}
          answer={answerTo(answers, question.id)}
          visibility={visibility}
          withheld={withheldOf(facts.progress, question.id)}
          seenVersion={readers.seen ?? undefined}
          heading="h3"
        />
      ))}
      <SaveBar
        state={<FieldError>{failure}</FieldError>}
        hint={blocked ? <Hint readers={readers} offline={offline} /> : undefined}
      >
        <Button onClick={() => onBack(noProblems)}>
          <Trans>Go on writing</Trans>
        </Button>
        {facts.cycle?.preset === 'ANONYMOUS' && <KeepCopy facts={facts} answers={answers} />}
        <Button
          variant="filled"
          loading={busy}
          aria-disabled={blocked}
          onClick={() => {
            if (!blocked) void submit();
          }}
        >
          <Trans>Submit</Trans>
        </Button>
      </SaveBar>
    </div>
  );
}
