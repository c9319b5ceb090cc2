import type { Client } from '@urql/core';
import type { SetQuestionnaireMutation, UpdateCycleMutation } from '../../gql/graphql.ts';
import { graphql, readFragment } from '../../gql/index.ts';
import { CycleDraftCycle } from './cycle-draft.ts';
import type { CallOutcome, CycleCalls } from './cycle-saver.ts';

const UpdateCycle = graphql(`
  mutation UpdateCycle($input: UpdateCycleInput!) {
    updateCycle(input: $input) {
      cycle {
        id
        ...CycleDraft_cycle
      }
      errors {
        __typename
        ... on UserError {
          message
          path
        }
        ... on ConflictError {
          current {
            __typename
            id
            ... on Cycle {
              ...CycleDraft_cycle
            }
          }
        }
      }
    }
  }
`);

const SetQuestionnaire = graphql(`
  mutation SetQuestionnaire($input: SetQuestionnaireInput!) {
    setQuestionnaire(input: $input) {
      cycle {
        id
        ...CycleDraft_cycle
      }
      errors {
        __typename
        ... on UserError {
          message
          path
        }
        ... on ConflictError {
          current {
            __typename
            id
            ... on Cycle {
              ...CycleDraft_cycle
            }
          }
        }
      }
    }
  }
`);

type Payload = UpdateCycleMutation['updateCycle'] | SetQuestionnaireMutation['setQuestionnaire'];

function outcomeOf(payload: Payload | undefined): CallOutcome {
  if (payload === undefined) return { kind: 'unreachable' };
  for (const error of payload.errors) {
    if (error.__typename !== 'ConflictError' || error.current?.__typename !== 'Cycle') continue;
    return { kind: 'conflict', current: readFragment(CycleDraftCycle, error.current) };
  }
  if (payload.cycle === null) return { kind: 'refused', failures: payload.errors };
  return { kind: 'done', cycle: readFragment(CycleDraftCycle, payload.cycle) };
}

/** The mutations of the editor on a client. */
export function cycleCalls(client: Client): CycleCalls {
  return {
    update: async (input) =>
      outcomeOf((await client.mutation(UpdateCycle, { input }).toPromise()).data?.updateCycle),
    setQuestionnaire: async (input) =>
      outcomeOf((await client.mutation(SetQuestionnaire, { input }).toPromise()).data?.setQuestionnaire),
  };
}
