import type { ImportQueryVariables, OneImportQueryVariables } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { pageWindow } from '../../lib/page-window.ts';
import type { ImportSearch } from './import-search.ts';

/** An import with one page of its lines; the documents that spread it say which page. */
export const ImportShown = graphql(`
  fragment Import_shown on PeopleImport {
    id
    version
    fileName
    state
    newLines
    changedLines
    unchangedLines
    refusedLines
    doneLines
    failedLines
    uninvited
    invitingSince
    viewerCan
    columns {
      field
      head
      samples
    }
    lines(outcome: $only, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        ...ImportRow_line
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

/** The viewer's latest import, with one page of its lines. */
export const ImportQuery = graphql(`
  query Import($only: ImportOutcome, $first: Int, $after: String, $last: Int, $before: String) {
    settings {
      mailConfigured
    }
    imports(first: 1) {
      nodes {
        id
        ...Import_shown
      }
    }
  }
`);

/** One import of the viewer, such as a message leads to. */
export const OneImportQuery = graphql(`
  query OneImport(
    $id: ID!
    $only: ImportOutcome
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    settings {
      mailConfigured
    }
    node(id: $id) {
      __typename
      id
      ... on PeopleImport {
        ...Import_shown
      }
    }
  }
`);

const linesOnPage = 50;

/** What to ask for. */
export function importVariables(search: ImportSearch): ImportQueryVariables {
  return { only: search.only ?? null, ...pageWindow(search, linesOnPage) };
}

/** What to ask for about one import. */
export function oneImportVariables(id: string, search: ImportSearch): OneImportQueryVariables {
  return { id, ...importVariables(search) };
}
