import { graphql } from '../../gql/index.ts';

/** A page of the 360 cycles that the viewer runs. */
export const CyclesQuery = graphql(`
  query Cycles($first: Int, $after: String, $last: Int, $before: String, $archived: Boolean!) {
    cycles(
      first: $first
      after: $after
      last: $last
      before: $before
      kind: FEEDBACK_360
      archived: $archived
    ) {
      totalCount
      nodes {
        id
        ...CyclesTable_cycle
      }
      pageInfo {
        ...Pager_page
      }
    }
  }
`);
