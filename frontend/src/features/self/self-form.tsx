import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { SaveSelfAssessmentMutation } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { useConnection } from '../../lib/services.tsx';
import { type Outcome, useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import { SaveBar } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { answerTo, readAnswers } from '../form/answers.ts';
import type { Sent } from '../form/draft.ts';
import { noProblems, type Problems, sortProblems } from '../form/problems.ts';
import { type FormDraft, useFormDraft } from '../form/use-form-draft.ts';
import type { SeenReaders } from '../form/use-seen-readers.ts';
import classes from '../form/writing.module.css';
import { WritingSteps } from '../form/writing-steps.tsx';
import { WrittenAnswer } from '../form/written-answer.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { currentOf, SaveSelf, SubmitSelf } from './mutations.ts';
import { SelfAssessment, type SelfFacts, SelfStand } from './self-query.ts';

interface SelfFormProps {
  facts: SelfFacts;
  visibility: SightlineData | null;
  onReadersChanged: () => void;
  onStale: () => void;
}

function readOutcome(outcome: Outcome<SaveSelfAssessmentMutation>, facts: SelfFacts): Sent {
  const { data, failures, unreachable } = outcome;
  const current = currentOf(data?.saveSelfAssessment.errors ?? []);
  const saved = data?.saveSelfAssessment.participation;
  const written = saved ? readFragment(SelfAssessment, readFragment(SelfStand, saved).selfAssessment) : null;
  return {
    version: failures.length === 0 ? (written?.version ?? null) : null,
    elsewhere: current && {
      answers: readAnswers(facts.questions, current.answers),
      version: current.version ?? 0,
    },
    failures,
    unreachable,
  };
}

function useWriting(facts: SelfFacts): FormDraft {
  const send = useCommand(SaveSelf, (data) => data.saveSelfAssessment.errors);
  return useFormDraft({
    id: facts.id,
    questions: facts.questions,
    served: facts.written?.answers ?? null,
    version: facts.written?.version ?? 0,
    send: async (answers, version) =>
      readOutcome(
        await send({ input: { participationId: facts.id, expectedVersion: version, answers } }),
        facts,
      ),
  });
}

/** Who reads it and when, and that it is never among what others write: said before the first question. */
function OwnNote({ facts, visibility }: { facts: SelfFacts; visibility: SightlineData | null }) {
  return (
    <Note>
      <p>
        <Trans>
          <b>This stands under your name.</b> Nobody reads it before the feedback about you is released; then
          those do who read something of that. What others write is counted and shown without it.
        </Trans>
      </p>
      {facts.cycle?.preset === 'ANONYMOUS' && (
        <p>
          <Trans>Others write anonymously here. Your own view is not anonymous, and it stays.</Trans>
        </p>
      )}
      <SightletOf data={visibility} />
    </Note>
  );
}

interface LookProps extends SelfFormProps {
  writing: FormDraft;
  readers: SeenReaders;
  onBack: (problems: Problems) => void;
}

function useSubmit({ facts, writing, readers, onBack, onReadersChanged, onStale }: LookProps) {
  const { t } = useLingui();
  const toast = useToast();
  const send = useCommand(SubmitSelf, (data) => data.submitSelfAssessment.errors);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async () => {
    if (readers.seen === null) return;
    setBusy(true);
    const { data, failures } = await send({
      input: {
        participationId: facts.id,
        expectedVersion: writing.version(),
        visibilityVersion: readers.seen,
      },
    });
    setBusy(false);
    const problems = sortProblems(failures);
    if (failures.some(({ path }) => path?.includes('visibilityVersion'))) onReadersChanged();
    else if (currentOf(data?.submitSelfAssessment.errors ?? [])) onStale();
    else if (Object.keys(problems.byQuestion).length > 0) onBack(problems);
    else if (failures.length > 0) setFailure(problems.form[0] ?? null);
    else toast({ text: t`Handed in.` });
  };
  return { submit, busy, failure };
}

function Hint({ readers, offline }: { readers: SeenReaders; offline: boolean }) {
  if (offline) return <Trans>Submitting waits until the server answers.</Trans>;
  if (readers.changed) return <Trans>Look at the readers first.</Trans>;
  return readers.seen === null ? <Trans>Waits until it is known who would read it.</Trans> : null;
}

/** Everything that was written, with who will read it; from here it is handed in. */
function LookOver(props: LookProps) {
  const { facts, writing, visibility, readers, onBack } = props;
  const { submit, busy, failure } = useSubmit(props);
  const offline = useConnection().offlineSince !== null;
  const blocked = offline || readers.changed || readers.seen === null;
  return (
    <div className={classes.narrow}>
      <h2>
        <Trans>What you will hand in about yourself</Trans>
      </h2>
      {readers.changed && (
        <div className={classes.block} role="alert">
          <Note tone="warn">
            <p>
              <Trans>
                <b>Changed.</b> The readers are not the same as before. Look before you send.
              </Trans>
            </p>
            <SightletOf data={visibility} />
            <div className={classes.acts}>
              <Button size="sm" onClick={readers.look}>
                <Trans>I have looked</Trans>
              </Button>
            </div>
          </Note>
        </div>
      )}
      {facts.questions.map((question, index) => (
        <WrittenAnswer
          key={question.id}
          question={question}
          number={index + 1}
          answer={answerTo(writing.value, question.id)}
          visibility={visibility}
          withheld={null}
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
        <Button
          variant="filled"
          loading={busy}
          aria-disabled={blocked}
          onClick={() => {
            if (!blocked) void submit();
          }}
        >
          <Trans>Hand in</Trans>
        </Button>
      </SaveBar>
    </div>
  );
}

/** Writing about oneself in two steps, the form and the look at everything. */
export function SelfForm(props: SelfFormProps) {
  const { facts, visibility } = props;
  const writing = useWriting(facts);
  return (
    <WritingSteps
      sections={facts.sections}
      questions={facts.questions}
      writing={writing}
      visibility={visibility}
      note={<OwnNote facts={facts} visibility={visibility} />}
      onDecline={null}
      look={(step) => <LookOver {...props} {...step} writing={writing} />}
    />
  );
}
