import type { Self_AssessmentFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { SelfAssessment } from './self-query.ts';

/** A conflict brings what is written as it is now. */
export const SelfConflict = graphql(`
  fragment Self_conflict on ConflictError {
    current {
      __typename
      ... on SelfAssessment {
        ...Self_assessment
      }
    }
  }
`);

type Failure =
  | { __typename: 'InputError' | 'StateError' }
  | ({ __typename: 'ConflictError' } & FragmentType<typeof SelfConflict>);

/** What is written as it is now, out of the failures of a mutation; null when none of them is a conflict. */
export function currentOf(failures: readonly Failure[]): Self_AssessmentFragment | null {
  for (const failure of failures) {
    if (failure.__typename !== 'ConflictError') continue;
    const { current } = readFragment(SelfConflict, failure);
    if (current?.__typename === 'SelfAssessment') return readFragment(SelfAssessment, current);
  }
  return null;
}

/** Saves what was written so far. */
export const SaveSelf = graphql(`
  mutation SaveSelfAssessment($input: SaveSelfAssessmentInput!) {
    saveSelfAssessment(input: $input) {
      participation {
        ...Self_stand
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Self_conflict
      }
    }
  }
`);

/** Hands in. */
export const SubmitSelf = graphql(`
  mutation SubmitSelfAssessment($input: SubmitSelfAssessmentInput!) {
    submitSelfAssessment(input: $input) {
      participation {
        ...Self_stand
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Self_conflict
      }
    }
  }
`);

/** Takes back what was handed in. */
export const ReopenSelf = graphql(`
  mutation ReopenSelfAssessment($input: ReopenSelfAssessmentInput!) {
    reopenSelfAssessment(input: $input) {
      participation {
        ...Self_stand
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Self_conflict
      }
    }
  }
`);
