import type { SaveFeedbackDraftMutation } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { type Outcome, useCommand } from '../../lib/use-command.ts';
import { readAnswers } from '../form/answers.ts';
import type { Sent } from '../form/draft.ts';
import { type FormDraft, useFormDraft } from '../form/use-form-draft.ts';
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

/** Writes one person's answers to one request. */
export function useWriting({ id, progress, questions }: FeedbackFacts): FormDraft {
  const send = useCommand(SaveDraft, (data) => data.saveFeedbackDraft.errors);
  return useFormDraft({
    id,
    questions,
    served: progress.answers,
    version: progress.version ?? 0,
    send: async (answers, version) =>
      readOutcome(await send({ input: { requestId: id, expectedVersion: version, answers } }), questions),
  });
}
