import { useEffect, useState } from 'react';
import type { AnswerInput } from '../../gql/graphql.ts';
import { draftKey } from '../../lib/kept-drafts.ts';
import { type Autosave, useAutosave } from '../../lib/use-autosave.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import type { ServedAnswer } from '../../lib/written.ts';
import { type Answers, merge, type Merged, readAnswers } from './answers.ts';
import { DraftMemory, type Sent } from './draft.ts';

/** Autosave of the answers, and what is to be decided between two windows. */
export interface FormDraft extends Autosave<Answers> {
  /** The conflict that only the person can decide; null while there is none. */
  conflict: (Merged & { theirs: Answers }) | null;
}

interface FormDraftOptions {
  /** What is written: the draft is kept in this browser under it. */
  id: string;
  questions: readonly { id: string }[];
  served: readonly ServedAnswer[] | null;
  version: number;
  send: (answers: AnswerInput[], expectedVersion: number) => Promise<Sent>;
}

/** Writes one person's answers to a questionnaire: kept here at once, brought to the server after each pause. */
export function useFormDraft({ id, questions, served, version, send }: FormDraftOptions): FormDraft {
  const viewer = useViewer();
  const [value] = useState(() => readAnswers(questions, served));
  const [memory] = useState(() => new DraftMemory(value));
  const autosave = useAutosave<Answers>({
    key: draftKey(viewer.id, id),
    value,
    version,
    save: (now, expectedVersion) => memory.save(send, now, expectedVersion),
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
