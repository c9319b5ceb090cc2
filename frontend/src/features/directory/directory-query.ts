import { graphql } from '../../gql/index.ts';
import type { DirectoryQueryVariables } from '../../gql/graphql.ts';
import { pageWindow } from '../../lib/page-window.ts';
import type { DirectorySearch } from './directory-search.ts';

/** One page of people; what only administrators of guests read is asked for by them alone. */
export const DirectoryQuery = graphql(`
  query Directory(
    $kind: UserKind!
    $search: String!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $administers: Boolean!
  ) {
    people(kind: $kind, search: $search, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        ...DirectoryPerson_user
        ...DirectoryGuest_user
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    allMembers: people(kind: MEMBER, first: 1) {
      totalCount
    }
    allGuests: people(kind: GUEST, first: 1) @include(if: $administers) {
      totalCount
    }
  }
`);

const peopleOnPage = 50;

/** What to ask for; the Guests tab is only for who may list them. */
export function directoryVariables(search: DirectorySearch, administers: boolean): DirectoryQueryVariables {
  return {
    kind: administers && search.tab === 'guests' ? 'GUEST' : 'MEMBER',
    search: search.q ?? '',
    administers,
    ...pageWindow(search, peopleOnPage),
  };
}
