import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import type { Feedback_ProgressFragment } from '../../gql/graphql.ts';
import { FeedbackProgress } from './feedback-query.ts';

/** A conflict brings the request as it is now, so that the page shows it at once. */
export const FeedbackConflict = graphql(`
  fragment Feedback_conflict on ConflictError {
    current {
      __typename
      ... on FeedbackRequest {
        ...Feedback_progress
      }
    }
  }
`);

type Failure =
  | { __typename: 'InputError' | 'StateError' }
  | ({ __typename: 'ConflictError' } & FragmentType<typeof FeedbackConflict>);

/** The request as it is now, out of the failures of a mutation; null when none of them is a conflict. */
export function currentOf(failures: readonly Failure[]): Feedback_ProgressFragment | null {
  for (const failure of failures) {
    if (failure.__typename !== 'ConflictError') continue;
    const { current } = readFragment(FeedbackConflict, failure);
    if (current?.__typename === 'FeedbackRequest') return readFragment(FeedbackProgress, current);
  }
  return null;
}

/** Saves what was written so far. */
export const SaveDraft = graphql(`
  mutation SaveFeedbackDraft($input: SaveFeedbackDraftInput!) {
    saveFeedbackDraft(input: $input) {
      request {
        ...Feedback_progress
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Feedback_conflict
      }
    }
  }
`);

/** Hands in. */
export const Submit = graphql(`
  mutation SubmitFeedback($input: SubmitFeedbackInput!) {
    submitFeedback(input: $input) {
      request {
        ...Feedback_progress
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Feedback_conflict
      }
    }
  }
`);

/** Takes back what was handed in. */
export const Reopen = graphql(`
  mutation ReopenFeedback($input: ReopenFeedbackInput!) {
    reopenFeedback(input: $input) {
      request {
        ...Feedback_progress
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Feedback_conflict
      }
    }
  }
`);

/** Declines with a reason. */
export const Decline = graphql(`
  mutation DeclineFeedback($input: DeclineFeedbackInput!) {
    declineFeedback(input: $input) {
      request {
        ...Feedback_progress
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Feedback_conflict
      }
    }
  }
`);

/** Undoes having declined. */
export const UndoDecline = graphql(`
  mutation UndoDecline($input: UndoDeclineInput!) {
    undoDecline(input: $input) {
      request {
        ...Feedback_progress
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Feedback_conflict
      }
    }
  }
`);

/** Throws a draft away that nobody asked for. */
export const Discard = graphql(`
  mutation DiscardFeedback($input: DiscardFeedbackInput!) {
    discardFeedback(input: $input) {
      discardedRequestId
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Feedback_conflict
      }
    }
  }
`);
