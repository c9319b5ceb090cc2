import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ImportField, ImportOutcome } from '../../gql/graphql.ts';

/** What a column says, as people call it. */
export const fieldNames: Record<ImportField, MessageDescriptor> = {
  EMAIL: msg`E-mail`,
  NAME: msg`Name`,
  FIRST_NAME: msg`First name`,
  LAST_NAME: msg`Last name`,
  TITLE: msg`Title`,
  TEAM: msg`Team`,
  DEPARTMENT: msg`Department`,
  LOCATION: msg`Location`,
  LINE_MANAGER: msg`Line manager’s e-mail`,
  WORK_ROLE: msg`Work role`,
  LANGUAGE: msg`Language, for those who are new`,
  KIND: msg`Kind`,
  IGNORED: msg`Leave out`,
};

/** The filters of the lines. */
export const outcomeNames: Record<ImportOutcome, MessageDescriptor> = {
  REFUSED: msg`Refused`,
  CHANGED: msg`Changed`,
  NEW: msg`New`,
  UNCHANGED: msg`Unchanged`,
};

/** What kind of person a line makes, where it is not a member of the company. */
export const kindNames: Readonly<Record<string, MessageDescriptor>> = {
  OUTSIDE_MEMBER: msg`Member from outside`,
  GUEST: msg`Guest`,
};
