import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PeopleRole } from './roles-query.ts';

/** What the holders of a role can do, and what they cannot. */
export const roleSays: Record<PeopleRole, MessageDescriptor> = {
  HR_ADMIN: msg`Run the cycles, read what a cycle's policy lets HR read, set line managers and give these roles.`,
  HR_ASSISTANT: msg`Help to run cycles: they see who is done and who is not, and read no answer.`,
  TECH_ADMIN: msg`Look after the instance: mails, sign-in, its part of the audit log. They read no answer.`,
};

/** The headings: the holders of each role. */
export const roleHolders: Record<PeopleRole, MessageDescriptor> = {
  HR_ADMIN: msg`HR administrators`,
  HR_ASSISTANT: msg`HR assistants`,
  TECH_ADMIN: msg`Technical administrators`,
};
