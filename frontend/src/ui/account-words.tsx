import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { list } from '../lib/format.ts';
import { useLocale } from '../lib/use-locale.ts';
import type { IconName } from './icon.tsx';
import { StateWord } from './state-word.tsx';

type UserState = 'CREATED' | 'PROVISIONED' | 'INVITED' | 'ACTIVE' | 'LOCKED' | 'DEACTIVATED' | 'DELETED';
type WorkRole = 'ADMIN' | 'MANAGER' | 'COLLABORATOR' | 'REVIEWER';
type PeopleRole = 'HR_ADMIN' | 'HR_ASSISTANT' | 'TECH_ADMIN';

interface StateLook {
  icon: IconName;
  tone?: 'ok' | 'warn' | 'danger';
  words: MessageDescriptor;
}

/** The states of accounts: sign and word. */
export const accountStates: Record<UserState, StateLook> = {
  CREATED: { icon: 'open', words: msg`Not invited` },
  PROVISIONED: { icon: 'open', words: msg`No mail yet` },
  INVITED: { icon: 'waiting', words: msg`Invited` },
  ACTIVE: { icon: 'done', tone: 'ok', words: msg`Active` },
  LOCKED: { icon: 'stopped', tone: 'danger', words: msg`Locked` },
  DEACTIVATED: { icon: 'stopped', words: msg`Deactivated` },
  DELETED: { icon: 'stopped', words: msg`Deleted` },
};

/** The work roles by their words. */
export const workRoles: Record<WorkRole, MessageDescriptor> = {
  ADMIN: msg`Administrator`,
  MANAGER: msg`Manager`,
  COLLABORATOR: msg`Collaborator`,
  REVIEWER: msg`Reviewer`,
};

/** The people roles by their words. */
export const peopleRoles: Record<PeopleRole, MessageDescriptor> = {
  HR_ADMIN: msg`HR administrator`,
  HR_ASSISTANT: msg`HR assistant`,
  TECH_ADMIN: msg`Technical administrator`,
};

/** Where an account stands, as sign and word. */
export function AccountState({ state }: { state: UserState }) {
  const { i18n } = useLingui();
  const { icon, tone, words } = accountStates[state];
  return (
    <StateWord icon={icon} {...(tone ? { tone } : {})}>
      {i18n._(words)}
    </StateWord>
  );
}

/** The work role in a word. */
export function WorkRoleWord({ role }: { role: WorkRole }) {
  const { i18n } = useLingui();
  return i18n._(workRoles[role]);
}

/** The people roles, one after another. */
export function PeopleRoleWords({ roles }: { roles: readonly PeopleRole[] }) {
  const { i18n } = useLingui();
  const locale = useLocale();
  return list(
    locale,
    roles.map((role) => i18n._(peopleRoles[role])),
  );
}
