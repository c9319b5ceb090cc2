import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CycleMailKind } from '../../gql/graphql.ts';

/** The mails of a cycle by what they ask or tell, in the order of a cycle. */
export const mailTitles: Record<CycleMailKind, MessageDescriptor> = {
  CHOOSE: msg`It begins: choose your reviewers`,
  CHOOSE_FOR: msg`It begins: choose somebody's reviewers`,
  OTHERS_CHOOSE: msg`It begins, and others choose`,
  APPROVE: msg`Names wait for a decision`,
  REJECTED: msg`A name was rejected`,
  WRITE: msg`Asked for feedback`,
  WRITE_SELF: msg`Asked for their own view`,
  RELEASE: msg`Feedback waits for its release`,
  RELEASED: msg`Your feedback is released`,
  NUDGE_CHOOSE: msg`Reminder: choose your reviewers`,
  NUDGE_CHOOSE_FOR: msg`Reminder: choose somebody's reviewers`,
  NUDGE_APPROVE: msg`Reminder: decide names`,
  NUDGE_WRITE: msg`Reminder: write`,
  NUDGE_SELF: msg`Reminder: own view`,
  NUDGE_RELEASE: msg`Reminder: release`,
};

/** All of them. */
export const mailKinds = Object.keys(mailTitles) as CycleMailKind[];

/** Those that only cycles have that ask reviewees for their own view. */
export const ofReviewees: ReadonlySet<CycleMailKind> = new Set(['WRITE_SELF', 'NUDGE_SELF']);

/** The part of an address that names a mail, such as "nudge-write". */
export function wordOf(kind: CycleMailKind): string {
  return kind.toLowerCase().replaceAll('_', '-');
}

/** The mail that a part of an address names; null for anything else. */
export function kindOf(word: string): CycleMailKind | null {
  return mailKinds.find((kind) => wordOf(kind) === word) ?? null;
}
