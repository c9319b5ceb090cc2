import type { ImportQueryVariables } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { pageWindow } from '../../lib/page-window.ts';
import type { ImportSearch } from './import-search.ts';

/** The viewer's latest import, with one page of its lines. */
export const ImportQuery = graphql(`
  query Import($only: ImportOutcome, $first: Int, $after: String, $last: Int, $before: String) {
    imports(first: 1) {
      nodes {
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
    }
  }
`);

const linesOnPage = 50;

/** What to ask for. */
export function importVariables(search: ImportSearch): ImportQueryVariables {
  return { only: search.only ?? null, ...pageWindow(search, linesOnPage) };
}
