import { useState } from 'react';
import { useMutation } from 'urql';
import type { CyclePhase } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { useFirstFailure } from './use-first-failure.ts';

const SendCycleNotice = graphql(`
  mutation SendCycleNotice($input: SendCycleNoticeInput!) {
    sendCycleNotice(input: $input) {
      notice {
        id
        phase
        ...NoticeSent_notice
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

/**
 * Sends the announcement of a phase. The key stays the same until it has gone out, so that a second press or a lost
 * answer sends nothing twice; sending again later is a decision of its own with a key of its own.
 */
export function useSendNotice(cycleId: string, phase: CyclePhase, onSent: () => void) {
  const [, send] = useMutation(SendCycleNotice);
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const firstFailure = useFirstFailure();
  return async (): Promise<string | null> => {
    const { data, error } = await send({ input: { cycleId, phase, idempotencyKey } });
    const problem = firstFailure(error, data?.sendCycleNotice.errors);
    if (problem !== null) return problem;
    setKey(crypto.randomUUID());
    onSent();
    return null;
  };
}
