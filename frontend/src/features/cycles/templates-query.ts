import { graphql } from '../../gql/index.ts';

/** A page of the templates that were saved. */
export const TemplatesQuery = graphql(`
  query SavedTemplates($first: Int, $after: String, $last: Int, $before: String) {
    savedTemplates(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        ...TemplatesTable_template
      }
      pageInfo {
        ...Pager_page
      }
    }
  }
`);
