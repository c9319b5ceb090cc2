import { graphql } from '../../gql/index.ts';

/** A page of the cycles that the viewer runs. */
export const CyclesQuery = graphql(`
  query Cycles(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: CycleFilter
    $order: CycleOrder
  ) {
    cycles(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      order: $order
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
