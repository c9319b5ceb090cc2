import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AuditPart } from '../../gql/graphql.ts';
import { type ActWords, cycleActs, type EventNames, reviewActs } from './cycle-acts.ts';

const accountActs: Record<string, ActWords> = {
  CREATE_MEMBER: {
    name: msg`Member created`,
    says: ({ actor, subject }) => msg`${actor} created the account of ${subject}`,
  },
  EDIT_ACCOUNT: {
    name: msg`Account changed`,
    says: ({ actor, subject }) => msg`${actor} changed the account of ${subject}`,
  },
  CHANGE_ADDRESS: {
    name: msg`Another address asked for`,
    says: ({ actor, subject }) => msg`${actor} asked for another address for ${subject}`,
  },
  AGREE_TO_ADDRESS: {
    name: msg`New address agreed to`,
    says: ({ actor, subject }) => msg`${actor} agreed to the new address of ${subject}`,
  },
  STOP_ADDRESS_CHANGE: {
    name: msg`Change of address stopped`,
    says: ({ actor, subject }) => msg`${actor} stopped the change of the address of ${subject}`,
  },
  SET_WORK_ROLE: {
    name: msg`Work role changed`,
    says: ({ actor, subject }) => msg`${actor} changed the work role of ${subject}`,
  },
  DEACTIVATE_MEMBER: {
    name: msg`Account deactivated`,
    says: ({ actor, subject }) => msg`${actor} deactivated ${subject}`,
  },
  REACTIVATE_MEMBER: {
    name: msg`Account reactivated`,
    says: ({ actor, subject }) => msg`${actor} reactivated ${subject}`,
  },
  SEND_PASSWORD_RESET: {
    name: msg`Password reset sent`,
    says: ({ actor, subject }) => msg`${actor} sent ${subject} a link to reset the password`,
  },
  RESET_SECOND_FACTOR: {
    name: msg`Lost second step taken away`,
    says: ({ actor, subject }) => msg`${actor} took the second step of ${subject} away, as lost`,
  },
  DELETE_ACCOUNT: {
    name: msg`Account deleted`,
    says: ({ actor, subject }) => msg`${actor} deleted the account of ${subject}`,
  },
  ASK_FOR_DELETION: {
    name: msg`Deletion asked for`,
    says: ({ subject }) => msg`${subject} asked to be deleted`,
  },
  WITHDRAW_DELETION: {
    name: msg`Wish to be deleted taken back`,
    says: ({ subject }) => msg`${subject} took back the wish to be deleted`,
  },
  DECLINE_DELETION: {
    name: msg`Deletion declined`,
    says: ({ actor, subject }) => msg`${actor} declined to delete the account of ${subject}`,
  },
  ADD_GUEST: {
    name: msg`Guest added`,
    says: ({ actor, subject }) => msg`${actor} added the guest ${subject}`,
  },
  GRADUATE_GUEST: {
    name: msg`Guest made a member`,
    says: ({ actor, subject }) => msg`${actor} made ${subject} a member`,
  },
  MAKE_GUEST: {
    name: msg`Member made a guest`,
    says: ({ actor, subject }) => msg`${actor} made ${subject} a guest`,
  },
  GRANT_PEOPLE_ROLE: {
    name: msg`Role given`,
    says: ({ actor, subject }) => msg`${actor} gave ${subject} a people role`,
  },
  REVOKE_PEOPLE_ROLE: {
    name: msg`Role taken`,
    says: ({ actor, subject }) => msg`${actor} took a people role from ${subject}`,
  },
  SET_LINE_MANAGER: {
    name: msg`Line manager set`,
    says: ({ actor, subject }) => msg`${actor} set the line manager of ${subject}`,
  },
  IMPORT_PEOPLE: {
    name: msg`Table checked`,
    says: ({ actor }) => msg`${actor} had a table of people checked`,
  },
  EXPORT_PEOPLE: {
    name: msg`Accounts exported`,
    says: ({ actor }) => msg`${actor} took accounts along as a table`,
  },
  EXPORT_AUDIT_LOG: {
    name: msg`Audit log exported`,
    says: ({ actor }) => msg`${actor} took the audit log along as a table`,
  },
  APPLY_IMPORT: {
    name: msg`Table imported`,
    says: ({ actor }) => msg`${actor} imported a table of people`,
  },
  INVITE_IMPORTED: {
    name: msg`Imported people invited`,
    says: ({ actor }) => msg`${actor} invited those whom a table brought in`,
  },
  TELL_GUEST: {
    name: msg`Guest told`,
    says: ({ actor, subject }) => msg`${actor} invited ${subject}, a guest who was added before`,
  },
  INVITE_MEMBER: {
    name: msg`Member invited`,
    says: ({ actor, subject }) => msg`${actor} invited ${subject}`,
  },
  INVITE_GUEST: {
    name: msg`Guest invited`,
    says: ({ actor, subject }) => msg`${actor} added ${subject} as a guest`,
  },
  LOCK_GUEST: { name: msg`Guest locked`, says: ({ actor, subject }) => msg`${actor} locked ${subject}` },
  UNLOCK_GUEST: {
    name: msg`Guest unlocked`,
    says: ({ actor, subject }) => msg`${actor} unlocked ${subject}`,
  },
  SET_LANGUAGE: {
    name: msg`Language chosen`,
    says: ({ actor }) => msg`${actor} chose another language`,
  },
  HAND_OVER_LINK: {
    name: msg`Link handed over`,
    says: ({ actor, subject }) => msg`${actor} was given the invitation of ${subject} to hand over`,
  },
  REQUIRE_SECOND_FACTOR: {
    name: msg`Second step required or not`,
    says: ({ actor }) => msg`${actor} decided whether every member needs a second step`,
  },
  EDIT_SETTINGS: {
    name: msg`Settings changed`,
    says: ({ actor }) => msg`${actor} changed the settings of user management`,
  },
};

const doorActs: Record<string, ActWords> = {
  FIRST_ACCOUNT_MADE: {
    name: msg`First account made`,
    says: ({ subject }) => msg`The first account was made: ${subject}`,
  },
  INVITATION_ACCEPTED: {
    name: msg`Invitation accepted`,
    says: ({ subject }) => msg`${subject} accepted the invitation`,
  },
  CONFIRM_ADDRESS: {
    name: msg`New address confirmed`,
    says: ({ subject }) => msg`${subject} confirmed the new address`,
  },
  CREATE_PROJECT: {
    name: msg`Project made`,
    says: ({ actor }) => msg`${actor} made a project`,
  },
  EDIT_PROJECT: {
    name: msg`Project changed`,
    says: ({ actor }) => msg`${actor} changed a project`,
  },
  ARCHIVE_PROJECT: {
    name: msg`Project archived`,
    says: ({ actor }) => msg`${actor} archived a project`,
  },
  UNARCHIVE_PROJECT: {
    name: msg`Project back from the archive`,
    says: ({ actor }) => msg`${actor} took a project out of the archive`,
  },
  SET_PROJECT_TEAM: {
    name: msg`Team of a project set`,
    says: ({ actor }) => msg`${actor} set the team of a project`,
  },
  CREATE_WORK_REVIEW: {
    name: msg`Work review made`,
    says: ({ actor }) => msg`${actor} made a work review`,
  },
  EDIT_WORK_REVIEW: {
    name: msg`Work review changed`,
    says: ({ actor }) => msg`${actor} changed a work review`,
  },
  SET_WORK_REVIEW_STATE: {
    name: msg`State of a work review set`,
    says: ({ actor }) => msg`${actor} set the state of a work review`,
  },
  SHARE_WORK_REVIEW: {
    name: msg`Work review shared`,
    says: ({ actor }) => msg`${actor} shared a work review`,
  },
  CHANGE_WORK_GRANT: {
    name: msg`Share changed`,
    says: ({ actor }) => msg`${actor} changed what somebody may do in a work review`,
  },
  REVOKE_WORK_GRANT: {
    name: msg`Share taken back`,
    says: ({ actor }) => msg`${actor} took back what was shared`,
  },
  SHARE_BY_LINK: {
    name: msg`Shared by a link`,
    says: ({ actor }) => msg`${actor} shared a work review by a link`,
  },
  REVOKE_SHARE_LINK: {
    name: msg`Share link taken back`,
    says: ({ actor }) => msg`${actor} took a share link back`,
  },
  SET_REVIEW_SETTINGS: {
    name: msg`Settings of work reviews changed`,
    says: ({ actor }) => msg`${actor} changed whether work is shared with guests`,
  },
  CODE_ASKED_FOR: {
    name: msg`Code asked for`,
    says: () => msg`Somebody asked for a code at a share link`,
  },
  ADDRESS_PROVED: {
    name: msg`Address proved`,
    says: ({ subject }) => msg`${subject} proved the address with a code`,
  },
  LINK_ASKED_FOR: {
    name: msg`Link asked for`,
    says: ({ subject }) => msg`Somebody asked for a link to log in or reset the password of ${subject}`,
  },
  PASSWORD_RESET: {
    name: msg`Password reset`,
    says: ({ subject }) => msg`${subject} set a new password by a link`,
  },
  PASSWORD_CHANGED: {
    name: msg`Password changed`,
    says: ({ subject }) => msg`${subject} changed the password`,
  },
  END_SESSIONS: {
    name: msg`Logged out elsewhere`,
    says: ({ actor }) => msg`${actor} logged other browsers out`,
  },
  CREATE_ACCESS_TOKEN: {
    name: msg`Access token made`,
    says: ({ actor }) => msg`${actor} made an access token`,
  },
  DELETE_ACCESS_TOKEN: {
    name: msg`Access token deleted`,
    says: ({ actor }) => msg`${actor} deleted an access token`,
  },
  ADD_AUTHENTICATOR: {
    name: msg`Second step set up`,
    says: ({ actor }) => msg`${actor} set up an authenticator app`,
  },
  RENEW_RECOVERY_CODES: {
    name: msg`Recovery codes renewed`,
    says: ({ actor }) => msg`${actor} made new recovery codes`,
  },
  REMOVE_AUTHENTICATOR: {
    name: msg`Second step taken away`,
    says: ({ actor }) => msg`${actor} turned the authenticator app off`,
  },
  ADD_PASSKEY: {
    name: msg`Passkey added`,
    says: ({ actor }) => msg`${actor} added a passkey`,
  },
  RENAME_PASSKEY: {
    name: msg`Passkey renamed`,
    says: ({ actor }) => msg`${actor} renamed a passkey`,
  },
  REMOVE_PASSKEY: {
    name: msg`Passkey removed`,
    says: ({ actor }) => msg`${actor} removed a passkey`,
  },
  WRONG_CODE: {
    name: msg`Wrong code`,
    says: ({ subject }) => msg`A code for the second step of ${subject} was wrong`,
  },
  WRONG_PASSKEY: {
    name: msg`Wrong passkey`,
    says: ({ subject }) =>
      subject === '' ? msg`A passkey that is not known was tried` : msg`A passkey for ${subject} was wrong`,
  },
  PASSKEY_COPIED: {
    name: msg`Passkey that may be copied`,
    says: ({ subject }) => msg`A passkey of ${subject} was refused: somebody may have a copy of it`,
  },
  SIGN_IN_FAILED: {
    name: msg`Log-in failed`,
    says: ({ subject }) =>
      subject === '' ? msg`Somebody failed to log in` : msg`A log-in as ${subject} failed`,
  },
};

const acts: Record<string, ActWords> = { ...accountActs, ...doorActs, ...reviewActs, ...cycleActs };

/** The acts that have a name, in the order in which they are offered. */
export const namedActs: readonly { action: string; name: MessageDescriptor }[] = Object.entries(acts).map(
  ([action, { name }]) => ({ action, name }),
);

/** A word of the API as people read it: REMOVE_SECOND_FACTOR and removeSecondFactor become "remove second factor". */
export function readable(word: string): string {
  return word
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('_', ' ');
}

/** One line of the log as a sentence; an act without a sentence of its own is told by its word. */
export function eventSentence(action: string, names: EventNames): MessageDescriptor {
  const own = acts[action];
  if (own) return own.says(names);
  const { actor, subject } = names;
  const act = readable(action);
  return subject === '' ? msg`${actor}: ${act}` : msg`${actor}: ${act}, ${subject}`;
}

/** Whose matter an act is. */
export const partNames: Record<AuditPart, MessageDescriptor> = {
  PEOPLE: msg`People and reviews`,
  WORK: msg`Settings and work`,
  SYSTEM: msg`The instance`,
};

const fields: Record<string, MessageDescriptor> = {
  state: msg`state`,
  name: msg`name`,
  email: msg`e-mail address`,
  title: msg`title`,
  team: msg`team`,
  location: msg`location`,
  locale: msg`language`,
  department: msg`department`,
  kind: msg`member or guest`,
  outside: msg`outside`,
  work_role: msg`work role`,
  workRole: msg`work role`,
  peopleRoles: msg`people roles`,
  manager_id: msg`line manager`,
  lineManager: msg`line manager`,
  invite_guests: msg`who can invite guests`,
  company_domains: msg`company domains`,
};

/** The names of the fields that changed, as people read them. */
export function fieldNames(changed: readonly string[], say: (words: MessageDescriptor) => string): string[] {
  return changed.map((field) => {
    const known = fields[field];
    return known ? say(known) : readable(field);
  });
}
