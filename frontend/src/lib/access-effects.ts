import { useLingui } from '@lingui/react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import type { AccessChangeInput, AccessEffectsQuery as Answer } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import { errorCode, sentenceFor } from './errors.ts';
import { useServices } from './services.tsx';

const AccessEffectsQuery = graphql(`
  query AccessEffects($change: AccessChangeInput!) {
    accessEffects(change: $change) {
      effects {
        moving
        listed
        user {
          id
          name
        }
        effects {
          gains
          kind
          count
          acts
          reader {
            id
            name
            kind
          }
          examples {
            id
            cycle {
              id
              name
            }
            reviewee {
              id
              name
            }
          }
        }
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

/** What a change would do. */
export type AccessEffects = NonNullable<NonNullable<Answer['accessEffects']>['effects']>;

/** One kind of right that one person gains or loses. */
export type AccessEffect = AccessEffects['effects'][number];

/** A look at a change before it is made. */
export interface Looked {
  busy: boolean;
  /** Null until they are known, and where the change cannot be. */
  effects: AccessEffects | null;
  /** Why there are none, as a sentence. */
  problem: string | null;
  /** Whether it could not be found out; then the change may be possible all the same. */
  failed: boolean;
  /** Looks once more. */
  again: () => void;
  /** The field of the change that is in the way; null where it is none of them. */
  at: string | null;
}

/** The answer to a change, kept while the same is asked again. */
function useKept(key: string, fetching: boolean, data: Answer | undefined): Answer | undefined {
  const [kept, setKept] = useState<{ key: string; data: Answer } | null>(null);
  if (!fetching && data && kept?.data !== data) setKept({ key, data });
  return kept?.key === key ? kept.data : undefined;
}

/**
 * Asks what a change would do, and again whenever something changes; null asks nothing. Nothing changes by it.
 */
export function useAccessEffects(change: AccessChangeInput | null): Looked {
  const { i18n } = useLingui();
  const { ticks } = useServices();
  const [{ data, error, fetching }, askAgain] = useQuery({
    query: AccessEffectsQuery,
    variables: { change: change ?? { userId: '', act: 'LOCK_GUEST' } },
    pause: change === null,
    requestPolicy: 'network-only',
  });
  const asking = change !== null;
  const again = () => askAgain({ requestPolicy: 'network-only' });
  useEffect(
    () => (asking ? ticks.subscribe(() => askAgain({ requestPolicy: 'network-only' })) : undefined),
    [asking, ticks, askAgain],
  );
  const answer = useKept(JSON.stringify(change), fetching, data)?.accessEffects;
  const busy = fetching && !answer;
  if (!asking || busy) return { busy, effects: null, problem: null, at: null, failed: false, again };
  const refusal = answer?.errors[0];
  return {
    busy: false,
    effects: answer?.effects ?? null,
    problem: error ? i18n._(sentenceFor(errorCode(error))) : (refusal?.message ?? null),
    at: refusal?.path?.[0] ?? null,
    failed: error !== undefined,
    again,
  };
}
