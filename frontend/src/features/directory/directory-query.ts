import { graphql } from '../../gql/index.ts';
import type { DirectoryCountQueryVariables, DirectoryQueryVariables } from '../../gql/graphql.ts';
import { pageWindow } from '../../lib/page-window.ts';
import type { DirectorySearch } from './directory-search.ts';

/** One page of the directory. */
export const DirectoryQuery = graphql(`
  query Directory(
    $filter: DirectoryFilter!
    $order: DirectoryOrder!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    directory(filter: $filter, order: $order, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        ...DirectoryPerson_user
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

/** How many there are, and what the list can be narrowed to: asked beside the page, which waits for neither. */
export const DirectoryCountQuery = graphql(`
  query DirectoryCount($filter: DirectoryFilter!) {
    directory(filter: $filter, first: 1) {
      totalCount
    }
    directoryGroups {
      teams {
        name
        count
      }
      departments {
        name
        count
      }
      locations {
        name
        count
      }
    }
  }
`);

const peopleOnPage = 50;

/** What to count. */
export function countVariables({
  q,
  team,
  department,
  location,
}: DirectorySearch): DirectoryCountQueryVariables {
  const filter = {
    search: q ?? null,
    team: team ?? null,
    department: department ?? null,
    location: location ?? null,
  };
  return { filter };
}

/** What to ask for. */
export function directoryVariables(search: DirectorySearch): DirectoryQueryVariables {
  return { ...countVariables(search), order: search.order ?? 'NAME', ...pageWindow(search, peopleOnPage) };
}
