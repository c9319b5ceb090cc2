import { graphql } from '../../gql/index.ts';

/** What each word begins with and allows. */
export const PresetsQuery = graphql(`
  query CyclePresets {
    cyclePresets {
      preset
      lines {
        audience
        content
        author
        from
      }
      allowed {
        audience
        content
        author
        from
      }
    }
  }
`);

/** Changes who reads what. */
export const SetCyclePolicy = graphql(`
  mutation SetCyclePolicy($input: SetCyclePolicyInput!) {
    setCyclePolicy(input: $input) {
      cycle {
        ...CycleDraft_cycle
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);
