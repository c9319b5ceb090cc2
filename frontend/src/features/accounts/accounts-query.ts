import { graphql } from '../../gql/index.ts';
import type { AccountFilter, AccountsQueryVariables } from '../../gql/graphql.ts';
import { pageWindow } from '../../lib/page-window.ts';
import { type AccountsSearch, isWorkRole, tabStates } from './accounts-search.ts';

/** One page of accounts, and how long each list is. */
export const AccountsQuery = graphql(`
  query Accounts(
    $filter: AccountFilter!
    $order: AccountOrder!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    accounts(filter: $filter, order: $order, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        ...AccountRow_user
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    users: accounts(filter: { kind: MEMBER, states: [ACTIVE, INVITED, CREATED] }, first: 1) {
      totalCount
    }
    guests: accounts(filter: { kind: GUEST }, first: 1) {
      totalCount
    }
    deactivated: accounts(filter: { states: [DEACTIVATED] }, first: 1) {
      totalCount
    }
  }
`);

const accountsOnPage = 50;

function statesOf({ tab, state }: AccountsSearch): AccountFilter['states'] {
  if (tab === 'deactivated') return ['DEACTIVATED'];
  return state ? [state] : [...tabStates[tab ?? 'users']];
}

function filterOf(search: AccountsSearch): AccountFilter {
  const { tab, q, role, team, location } = search;
  return {
    search: q ?? '',
    kind: tab === 'guests' ? 'GUEST' : 'MEMBER',
    states: statesOf(search) ?? null,
    team: team ?? null,
    location: location ?? null,
    ...(role && (isWorkRole(role) ? { workRoles: [role] } : { peopleRoles: [role] })),
  };
}

/** What to ask for. */
export function accountsVariables(search: AccountsSearch): AccountsQueryVariables {
  return { filter: filterOf(search), order: search.order ?? 'NAME', ...pageWindow(search, accountsOnPage) };
}

/** The form by which the door of exports narrows as the list does. */
export function exportForm(search: AccountsSearch): Record<string, string> {
  const { kind, states, workRoles, peopleRoles, team, location, search: words } = filterOf(search);
  const list = (all: readonly string[] | null | undefined) => all?.join(',') ?? '';
  return {
    kind: kind ?? '',
    states: list(states),
    workRoles: list(workRoles),
    peopleRoles: list(peopleRoles),
    team: team ?? '',
    location: location ?? '',
    search: words ?? '',
  };
}
