import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The names that a sentence of the log may hold. */
export interface EventNames {
  /** Who did it. */
  actor: string;
  /** Whom it concerned. */
  subject: string;
  /** The name of the cycle, where it was done to one. */
  cycle: string;
}

/** One kind of act in the log, in words. */
export interface ActWords {
  /** The act as one chooses it in the filter. */
  name: MessageDescriptor;
  says: (names: EventNames) => MessageDescriptor;
}

/** What is done to cycles. */
export const cycleActs: Record<string, ActWords> = {
  CREATE_CYCLE: {
    name: msg`Cycle created`,
    says: ({ actor, cycle }) => msg`${actor} created the cycle ${cycle}`,
  },
  COPY_CYCLE: {
    name: msg`Cycle copied`,
    says: ({ actor, cycle }) => msg`${actor} made the cycle ${cycle} as a copy`,
  },
  SAVE_TEMPLATE: {
    name: msg`Template saved`,
    says: ({ actor, cycle }) => msg`${actor} saved the cycle ${cycle} as a template`,
  },
  EDIT_TEMPLATE: { name: msg`Template renamed`, says: ({ actor }) => msg`${actor} renamed a template` },
  DELETE_TEMPLATE: { name: msg`Template deleted`, says: ({ actor }) => msg`${actor} deleted a template` },
  EDIT_CYCLE: {
    name: msg`Cycle changed`,
    says: ({ actor, cycle }) => msg`${actor} changed the cycle ${cycle}`,
  },
  PUBLISH_CYCLE: {
    name: msg`Cycle published`,
    says: ({ actor, cycle }) => msg`${actor} published the cycle ${cycle}`,
  },
  NOTIFY_CYCLE: {
    name: msg`Phase announced`,
    says: ({ actor, cycle }) => msg`${actor} announced a phase of ${cycle}`,
  },
  PLAN_NOTICE: {
    name: msg`Announcement planned`,
    says: ({ actor, cycle }) => msg`${actor} planned when a phase of ${cycle} is announced`,
  },
  NOTICE_UNPLANNED: {
    name: msg`Plan to announce taken back`,
    says: ({ actor, cycle }) => msg`${actor} took a plan to announce a phase of ${cycle} back`,
  },
  CLOSE_CYCLE: {
    name: msg`Cycle closed`,
    says: ({ actor, cycle }) => msg`${actor} closed the cycle ${cycle}`,
  },
  SET_CYCLE_OWNERS: {
    name: msg`Owners of a cycle changed`,
    says: ({ actor, cycle }) => msg`${actor} changed who owns the cycle ${cycle}`,
  },
  DELETE_CYCLE: { name: msg`Cycle deleted`, says: ({ actor }) => msg`${actor} deleted a cycle` },
  REOPEN_CYCLE: {
    name: msg`Cycle opened again`,
    says: ({ actor, cycle }) => msg`${actor} opened the cycle ${cycle} again`,
  },
  ARCHIVE_CYCLE: {
    name: msg`Cycle archived`,
    says: ({ actor, cycle }) => msg`${actor} archived the cycle ${cycle}`,
  },
  UNARCHIVE_CYCLE: {
    name: msg`Cycle brought back`,
    says: ({ actor, cycle }) => msg`${actor} brought the cycle ${cycle} back from the archive`,
  },
  CYCLE_OPEN: {
    name: msg`Cycle began by date`,
    says: ({ cycle }) => msg`The cycle ${cycle} began by its date`,
  },
  CYCLE_LAUNCHED: {
    name: msg`Launch of a cycle ended`,
    says: ({ cycle }) => msg`The cycle ${cycle} was ready for everybody`,
  },
  CYCLE_CLOSED: {
    name: msg`Cycle ended by date`,
    says: ({ cycle }) => msg`The cycle ${cycle} ended by its date`,
  },
};

/** What is done to lists of reviewers and to feedback. */
export const reviewActs: Record<string, ActWords> = {
  NOMINATE: {
    name: msg`Reviewers named`,
    says: ({ actor, subject }) => msg`${actor} named reviewers for ${subject}`,
  },
  FINISH_NOMINATIONS: {
    name: msg`List of reviewers completed`,
    says: ({ actor, subject }) => msg`${actor} completed the list of reviewers of ${subject}`,
  },
  DECIDE_NOMINATIONS: {
    name: msg`Nomination decided`,
    says: ({ actor, subject }) => msg`${actor} decided on a reviewer of ${subject}`,
  },
  REMOVE_NOMINATION: {
    name: msg`Nomination removed`,
    says: ({ actor, subject }) => msg`${actor} took a reviewer of ${subject} off the list`,
  },
  DECLINE_FEEDBACK: {
    name: msg`Feedback declined`,
    says: ({ actor, subject }) => msg`${actor} declined to write about ${subject}`,
  },
  UNDO_DECLINE: {
    name: msg`Refusal taken back`,
    says: ({ actor, subject }) => msg`${actor} took back a refusal to write about ${subject}`,
  },
  DISMISS_DECLINE: {
    name: msg`Refusal let be`,
    says: ({ actor, subject }) => msg`${actor} let a refusal to write about ${subject} be`,
  },
  NUDGE_PEOPLE: {
    name: msg`Reminded`,
    says: ({ actor, subject }) => msg`${actor} reminded those for whom the feedback about ${subject} waits`,
  },
  RESET_REVIEWERS: {
    name: msg`Reviewers reset`,
    says: ({ actor, subject }) => msg`${actor} put the current line manager of ${subject} on the list`,
  },
  EXPORT_CYCLE: {
    name: msg`States of a cycle exported`,
    says: ({ actor }) => msg`${actor} took along how far the people of a cycle are`,
  },
  WITHHOLD_ANSWER: {
    name: msg`Answer withheld`,
    says: ({ actor, subject }) => msg`${actor} withheld an answer about ${subject}`,
  },
  PUT_ANSWER_BACK: {
    name: msg`Withheld answer put back`,
    says: ({ actor, subject }) => msg`${actor} put an answer about ${subject} back`,
  },
  SUBMIT_SELF_ASSESSMENT: {
    name: msg`Own view handed in`,
    says: ({ actor }) => msg`${actor} handed in what they wrote about themselves`,
  },
  REOPEN_SELF_ASSESSMENT: {
    name: msg`Own view taken back`,
    says: ({ actor }) => msg`${actor} took back what they wrote about themselves`,
  },
  RELEASE_FEEDBACK: {
    name: msg`Feedback released`,
    says: ({ actor, subject }) => msg`${actor} released the feedback about ${subject}`,
  },
};
