import { useLingui } from '@lingui/react/macro';
import { type CombinedError, useMutation } from 'urql';
import { graphql } from '../../gql/index.ts';
import { errorCode, sentenceFor } from '../../lib/errors.ts';
import { useServices } from '../../lib/services.tsx';

const LockGuest = graphql(`
  mutation LockGuest($input: LockGuestInput!) {
    lockGuest(input: $input) {
      user {
        id
        version
        state
        viewerCan
      }
      errors {
        ... on UserError {
          message
        }
        ... on ConflictError {
          current {
            id
            ... on User {
              version
              state
              viewerCan
            }
          }
        }
      }
    }
  }
`);

const UnlockGuest = graphql(`
  mutation UnlockGuest($input: UnlockGuestInput!) {
    unlockGuest(input: $input) {
      user {
        id
        version
        state
        viewerCan
      }
      errors {
        ... on UserError {
          message
        }
        ... on ConflictError {
          current {
            id
            ... on User {
              version
              state
              viewerCan
            }
          }
        }
      }
    }
  }
`);

/** What is needed of a guest to lock or unlock the account as it was when it was read. */
export interface Guest {
  id: string;
  name: string;
  version: number;
}

/** Locks and unlocks; both resolve with a sentence when it did not work. */
export interface GuestLock {
  lock: (guest: Guest) => Promise<string | null>;
  unlock: (guest: Guest) => Promise<string | null>;
}

/** A conflict answers with the account as it is now, which the list then shows; after other refusals it asks again. */
export function useGuestLock(): GuestLock {
  const { i18n } = useLingui();
  const [, lock] = useMutation(LockGuest);
  const [, unlock] = useMutation(UnlockGuest);
  const { ticks } = useServices();
  const problem = (error: CombinedError | undefined, errors: readonly { message: string }[] | undefined) => {
    const sentence = error ? i18n._(sentenceFor(errorCode(error))) : (errors?.[0]?.message ?? null);
    // What was refused was decided on an old state: the list asks how things stand.
    if (sentence !== null) ticks.tick();
    return sentence;
  };
  const input = ({ id, version }: Guest) => ({ input: { userId: id, expectedVersion: version } });
  return {
    lock: async (guest) => {
      const { data, error } = await lock(input(guest));
      return problem(error, data?.lockGuest.errors);
    },
    unlock: async (guest) => {
      const { data, error } = await unlock(input(guest));
      return problem(error, data?.unlockGuest.errors);
    },
  };
}
