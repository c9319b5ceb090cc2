import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ViewerFacts } from '../../lib/viewer-context.tsx';

/** One group of settings: a page of its own. */
export interface SettingsGroup {
  path: string;
  label: MessageDescriptor;
  /** What one decides there, in one sentence. */
  says: MessageDescriptor;
  /** Whether this person may open it; what they may not open is absent. */
  open: (viewer: ViewerFacts) => boolean;
}

/** Every group, in the order in which they stand. A new page of settings adds its line here. */
export const settingsGroups: readonly SettingsGroup[] = [
  {
    path: '/settings/users',
    label: msg`Users`,
    says: msg`Who has an account, in which role, and what becomes of it.`,
    open: ({ can }) => can.has('LIST_ACCOUNTS'),
  },
  {
    path: '/settings/roles',
    label: msg`Roles`,
    says: msg`Who runs the people side and the instance, from whom they have it and since when.`,
    open: ({ can }) => can.has('LIST_ROLES'),
  },
  {
    path: '/settings/user-management',
    label: msg`User management`,
    says: msg`Who can invite guests, and which addresses are the company's own.`,
    open: ({ can }) => can.has('EDIT_SETTINGS'),
  },
  {
    path: '/settings/work-reviews',
    label: msg`Work reviews`,
    says: msg`Whether work is shared with guests.`,
    open: ({ can }) => can.has('SET_REVIEW_SETTINGS'),
  },
  {
    path: '/settings/logging-in',
    label: msg`Logging in`,
    says: msg`Whether every member needs a second step besides the password.`,
    open: ({ can }) => can.has('REQUIRE_SECOND_FACTOR'),
  },
  {
    path: '/settings/usage',
    label: msg`Usage`,
    says: msg`How many people use Sightline, and who is free.`,
    open: ({ can }) => can.has('LIST_ACCOUNTS'),
  },
  {
    path: '/settings/audit-log',
    label: msg`Audit log`,
    says: msg`Who did what to whom, and when.`,
    open: ({ can }) => can.has('READ_AUDIT_LOG'),
  },
];

/** Whether this person may open any group. */
export function opensSettings(viewer: ViewerFacts): boolean {
  return settingsGroups.some(({ open }) => open(viewer));
}
