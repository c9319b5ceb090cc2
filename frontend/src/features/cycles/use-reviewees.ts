import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../../gql/index.ts';
import { useFirstFailure } from './use-first-failure.ts';

const AddReviewees = graphql(`
  mutation AddReviewees($input: AddRevieweesInput!) {
    addReviewees(input: $input) {
      cycle {
        id
        version
      }
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

const RemoveReviewees = graphql(`
  mutation RemoveReviewees($input: RemoveRevieweesInput!) {
    removeReviewees(input: $input) {
      cycle {
        id
        version
      }
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** Adds and removes reviewees at once; both answer whether it worked, and `failure` says why it did not. */
export function useReviewees(cycleId: string, onDone: () => void) {
  const [, addReviewees] = useMutation(AddReviewees);
  const [, removeReviewees] = useMutation(RemoveReviewees);
  const [failure, setFailure] = useState<string | null>(null);
  const firstFailure = useFirstFailure();
  const settle = (problem: string | null): boolean => {
    setFailure(problem);
    if (problem === null) onDone();
    return problem === null;
  };
  return {
    failure,
    add: async (userIds: string[]) => {
      const { data, error } = await addReviewees({ input: { cycleId, userIds } });
      return settle(firstFailure(error, data?.addReviewees.errors));
    },
    remove: async (userIds: string[]) => {
      const { data, error } = await removeReviewees({ input: { cycleId, userIds } });
      return settle(firstFailure(error, data?.removeReviewees.errors));
    },
  };
}
