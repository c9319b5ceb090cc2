import type { PeopleRole, WorkRole } from '../../gql/graphql.ts';
import { type PageSearch, readPageSearch, searchWord } from '../../lib/page-window.ts';

/** The lists of accounts; users are the first. */
export type AccountsTab = 'guests' | 'deactivated';

/** What a list of accounts can be sorted by; names are the first. */
export type AccountsOrder = 'EMAIL' | 'NEWEST';

const roles = ['ADMIN', 'MANAGER', 'COLLABORATOR', 'REVIEWER'] as const satisfies readonly WorkRole[];
const peopleRoles = ['HR_ADMIN', 'HR_ASSISTANT', 'TECH_ADMIN'] as const satisfies readonly PeopleRole[];

/** The states that each list can be narrowed to. */
export const tabStates = {
  users: ['ACTIVE', 'INVITED', 'CREATED'],
  guests: ['ACTIVE', 'INVITED', 'PROVISIONED', 'LOCKED'],
  deactivated: [],
} as const;

type Role = WorkRole | PeopleRole;
type State = (typeof tabStates)['users' | 'guests'][number];

/** What of the page is written into the address. */
export interface AccountsSearch extends PageSearch {
  tab?: AccountsTab;
  q?: string;
  role?: Role;
  state?: State;
  team?: string;
  location?: string;
  order?: AccountsOrder;
}

/** Whether a role is a work role. */
export function isWorkRole(role: Role): role is WorkRole {
  return roles.some((known) => known === role);
}

function known<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

/** Reads the address; what is unknown or the usual leaves no trace in it. */
export function readAccountsSearch(search: Record<string, unknown>): AccountsSearch {
  const tab = known(['guests', 'deactivated'] as const, search.tab);
  const state = known<State>(tabStates[tab ?? 'users'], search.state);
  const role = tab === 'guests' ? undefined : known<Role>([...roles, ...peopleRoles], search.role);
  const order = known(['EMAIL', 'NEWEST'] as const, search.order);
  const [q, team, location] = [search.q, search.team, search.location].map(searchWord);
  return {
    ...(tab && { tab }),
    ...(q && { q }),
    ...(role && { role }),
    ...(state && { state }),
    ...(team && { team }),
    ...(location && { location }),
    ...(order && { order }),
    ...readPageSearch(search),
  };
}

/** Whether the address asks for less than the whole list. */
export function narrows({ q, role, state, team, location }: AccountsSearch): boolean {
  return [q, role, state, team, location].some((part) => part !== undefined);
}
