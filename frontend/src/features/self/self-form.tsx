import { Trans } from '@lingui/react/macro';
import type { SaveSelfAssessmentMutation } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { type Outcome, useCommand } from '../../lib/use-command.ts';
import { Note } from '../../ui/note.tsx';
import { readAnswers } from '../form/answers.ts';
import type { Sent } from '../form/draft.ts';
import { LookOver } from '../form/look-over.tsx';
import { type FormDraft, useFormDraft } from '../form/use-form-draft.ts';
import type { HandedIn } from '../form/use-submit.ts';
import { type LookStep, WritingSteps } from '../form/writing-steps.tsx';
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

interface LookProps extends SelfFormProps, LookStep {
  writing: FormDraft;
}

function Look({ facts, writing, ...step }: LookProps) {
  const send = useCommand(SubmitSelf, (data) => data.submitSelfAssessment.errors);
  const handIn = async (visibilityVersion: string): Promise<HandedIn> => {
    const input = { participationId: facts.id, expectedVersion: writing.version(), visibilityVersion };
    const { data, failures } = await send({ input });
    return { failures, stale: currentOf(data?.submitSelfAssessment.errors ?? []) !== null };
  };
  return (
    <LookOver
      {...step}
      title={<Trans>What you will hand in about yourself</Trans>}
      action={<Trans>Hand in</Trans>}
      questions={facts.questions}
      answers={writing.value}
      send={handIn}
    />
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
      look={(step) => <Look {...props} {...step} writing={writing} />}
    />
  );
}
