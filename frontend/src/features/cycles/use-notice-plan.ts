import { useMutation } from 'urql';
import type { CyclePhase } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { useFirstFailure } from './use-first-failure.ts';
import { useFormFailures } from './use-form-failures.ts';

const PlanCycleNotice = graphql(`
  mutation PlanCycleNotice($input: PlanCycleNoticeInput!) {
    planCycleNotice(input: $input) {
      cycle {
        id
        ...NoticePlans_cycle
      }
      errors {
        __typename
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);

const UnplanCycleNotice = graphql(`
  mutation UnplanCycleNotice($input: UnplanCycleNoticeInput!) {
    unplanCycleNotice(input: $input) {
      cycle {
        id
        ...NoticePlans_cycle
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

/** Plans the announcement of a phase for a moment, or moves it there. Resolves with what was wrong. */
export function usePlanNotice(cycleId: string, phase: CyclePhase) {
  const [, plan] = useMutation(PlanCycleNotice);
  const failures = useFormFailures();
  return async (dueAt: string): Promise<FormFailures | null> => {
    const { data, error } = await plan({ input: { cycleId, phase, dueAt } });
    return data?.planCycleNotice.cycle ? null : failures(error, data?.planCycleNotice.errors);
  };
}

/** Takes the plan back. Resolves with a sentence where that did not work. */
export function useUnplanNotice(cycleId: string, phase: CyclePhase) {
  const [, unplan] = useMutation(UnplanCycleNotice);
  const firstFailure = useFirstFailure();
  return async (): Promise<string | null> => {
    const { data, error } = await unplan({ input: { cycleId, phase } });
    return firstFailure(error, data?.unplanCycleNotice.errors);
  };
}
