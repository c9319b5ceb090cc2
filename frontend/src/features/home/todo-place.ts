import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FeedbackRequestState, TodoKind } from '../../gql/graphql.ts';

/** What a to-do's link and button are made from. */
export interface TodoFacts {
  kind: TodoKind;
  participationId: string | null;
  requestId: string | null;
  requestState: FeedbackRequestState | null;
  /** Whose account it is about, where it is answered in the list of accounts. */
  account: { guest: boolean; email: string } | null;
}

/** An address in the app. */
export interface Place {
  to: string;
  search: Record<string, string>;
}

const participationPages: Partial<Record<TodoKind, string>> = {
  NOMINATE_REVIEWERS: 'nominate',
  REPLACE_DECLINED: 'nominate',
  APPROVE_REVIEWERS: 'approve',
  RELEASE_FEEDBACK: 'release',
  READ_FEEDBACK: 'results',
  WRITE_SELF_ASSESSMENT: 'self',
};

/** The page on which a to-do is done. */
export function todoPlace({ kind, participationId, requestId, account }: TodoFacts): Place {
  if (kind === 'GIVE_FEEDBACK') return { to: `/feedback/${requestId ?? ''}`, search: {} };
  if (account !== null) {
    return { to: '/settings/users', search: { ...(account.guest && { tab: 'guests' }), q: account.email } };
  }
  return { to: `/reviews/${participationId ?? ''}/${participationPages[kind] ?? ''}`, search: {} };
}

/** The button's words: the next step, never "Continue". */
export function todoAction({ kind, requestState }: TodoFacts): MessageDescriptor {
  switch (kind) {
    case 'NOMINATE_REVIEWERS':
      return msg`Choose reviewers`;
    case 'APPROVE_REVIEWERS':
      return msg`Look at the names`;
    case 'GIVE_FEEDBACK':
      return requestState === 'DRAFT' ? msg`Go on writing` : msg`Start`;
    case 'WRITE_SELF_ASSESSMENT':
      return msg`Write it`;
    case 'RELEASE_FEEDBACK':
      return msg`Look and release`;
    case 'READ_FEEDBACK':
      return msg`Read it`;
    case 'REPLACE_DECLINED':
      return msg`Choose somebody else`;
    case 'ANSWER_DELETION':
      return msg`Look and answer`;
    case 'AGREE_TO_ADDRESS':
      return msg`Look and decide`;
  }
}
