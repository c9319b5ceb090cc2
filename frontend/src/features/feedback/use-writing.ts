import { useEffect, useState } from 'react';
import type { SaveFeedbackDraftMutation } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { draftKey } from '../../lib/kept-drafts.ts';
import { type Autosave, useAutosave } from '../../lib/use-autosave.ts';
import { type Outcome, useCommand } from '../../lib/use-command.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { type Answers, merge, type Merged, readAnswers } from './answers.ts';
import { DraftMemory, type Sent } from './draft.ts';
import { type FeedbackFacts, FeedbackProgress, type Question } from './feedback-query.ts';
import { currentOf, SaveDraft } from './mutations.ts';

function readOutcome(outcome: Outcome<SaveFeedbackDraftMutation>, questions: readonly Question[]): Sent {
  const { data, failures, unreachable } = outcome;
  const current = currentOf(data?.saveFeedbackDraft.errors ?? []);
  const saved = data?.saveFeedbackDraft.request;
  return {
    version: saved && failures.length === 0 ? readFragment(FeedbackProgress, saved).version : null,
    elsewhere: current && { answers: readAnswers(questions, current.answers), version: current.version ?? 0 },
    failures,
    unreachable,
  };
}

/** Autosave of the answers, and what is to be decided between two windows. */
export interface Writing extends Autosave<Answers> {
  /** The conflict that only the person can decide; null while there is none. */
  conflict: (Merged & { theirs: Answers }) | null;
}

/** Writes one person's answers to one request: kept here at once, brought to the server after each pause. */
export function useWriting({ id, progress, questions }: FeedbackFacts): Writing {
  const viewer = useViewer();
  const send = useCommand(SaveDraft, (data) => data.saveFeedbackDraft.errors);
  const [served] = useState(() => readAnswers(questions, progress.answers));
  const [memory] = useState(() => new DraftMemory(served));
  const autosave = useAutosave<Answers>({
    key: draftKey(viewer.id, id),
    value: served,
    version: progress.version ?? 0,
    save: (now, expectedVersion) =>
      memory.save(
        async (answers, version) =>
          readOutcome(await send({ input: { requestId: id, expectedVersion: version, answers } }), questions),
        now,
        expectedVersion,
      ),
  });
  const { state, resolve } = autosave;
  const merged = state.kind === 'conflict' ? merge(state.mine, state.theirs, memory.commonGround) : null;
  useEffect(() => {
    if (merged?.undecided.length === 0) resolve(merged.answers);
  });
  const conflict =
    state.kind === 'conflict' && merged && merged.undecided.length > 0
      ? { ...merged, theirs: state.theirs }
      : null;
  return { ...autosave, conflict };
}
