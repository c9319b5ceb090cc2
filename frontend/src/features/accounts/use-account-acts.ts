import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useLingui } from '@lingui/react/macro';
import { useClient } from 'urql';
import { graphql } from '../../gql/index.ts';
import { errorCode, type FormFailures, formFailures, sentenceFor } from '../../lib/errors.ts';
import { useServices } from '../../lib/services.tsx';
import type { Account } from './account-row.ts';

const documents = {
  INVITE_MEMBER: graphql(`
    mutation InviteMember($input: InviteMemberInput!) {
      inviteMember(input: $input) {
        user {
          ...AccountRow_user
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
  `),
  SEND_PASSWORD_RESET: graphql(`
    mutation SendPasswordReset($input: SendPasswordResetInput!) {
      sendPasswordReset(input: $input) {
        user {
          ...AccountRow_user
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
  `),
  RESET_SECOND_FACTOR: graphql(`
    mutation ResetSecondFactor($input: ResetSecondFactorInput!) {
      resetSecondFactor(input: $input) {
        user {
          ...AccountRow_user
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
  `),
  DEACTIVATE_MEMBER: graphql(`
    mutation DeactivateMember($input: DeactivateMemberInput!) {
      deactivateMember(input: $input) {
        user {
          ...AccountRow_user
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
  `),
  REACTIVATE_MEMBER: graphql(`
    mutation ReactivateMember($input: ReactivateMemberInput!) {
      reactivateMember(input: $input) {
        user {
          ...AccountRow_user
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
  `),
  LOCK_GUEST: graphql(`
    mutation LockGuestAccount($input: LockGuestInput!) {
      lockGuest(input: $input) {
        user {
          ...AccountRow_user
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
  `),
  UNLOCK_GUEST: graphql(`
    mutation UnlockGuestAccount($input: UnlockGuestInput!) {
      unlockGuest(input: $input) {
        user {
          ...AccountRow_user
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
  `),
};

const DeleteAccount = graphql(`
  mutation DeleteAccount($input: DeleteAccountInput!) {
    deleteAccount(input: $input) {
      user {
        id
        state
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

/** What is done to an account by one press or one question. */
export type AccountAct = keyof typeof documents;

/** What every act names. */
interface Named {
  userId: string;
  expectedVersion: number;
}

interface Answer {
  errors: readonly { message: string; path?: readonly string[] | null }[];
}

/** The one sentence of what was wrong, where there is one place to say it; null when nothing was. */
export function sentenceOf(failures: FormFailures | null): string | null {
  return failures && (failures.form[0] ?? Object.values(failures.fields)[0] ?? null);
}

/** Carries acts out. Each resolves with what was wrong; null when it was done. */
export function useAccountActs() {
  const { i18n } = useLingui();
  const client = useClient();
  const { ticks } = useServices();
  const send = async <Data extends object, Input>(
    document: TypedDocumentNode<Data, { input: Input }>,
    input: Input,
  ): Promise<FormFailures | null> => {
    const { data, error } = await client.mutation(document, { input }).toPromise();
    // Lists and counts ask again, also after a refusal: it was decided on an old state.
    ticks.tick();
    if (error) return { fields: {}, form: [i18n._(sentenceFor(errorCode(error)))] };
    const [answer] = Object.values<Answer>({ ...data });
    return answer && answer.errors.length > 0 ? formFailures(answer.errors) : null;
  };
  return {
    send,
    act: async (act: AccountAct, { id, version }: Account) => {
      const input: Named = { userId: id, expectedVersion: version ?? 0 };
      const document: TypedDocumentNode<object, { input: Named }> = documents[act];
      return sentenceOf(await send(document, input));
    },
    remove: ({ id, version }: Account, confirmName: string) =>
      send(DeleteAccount, { userId: id, expectedVersion: version ?? 0, confirmName }),
  };
}
