import { useLingui } from '@lingui/react/macro';
import { type CombinedError, useMutation } from 'urql';
import { graphql } from '../../gql/index.ts';
import { errorCode, sentenceFor } from '../../lib/errors.ts';

const RetryMail = graphql(`
  mutation RetryMail($input: RetryMailInput!) {
    retryMail(input: $input) {
      mail {
        id
        ...MailRow_mail
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

const CancelMail = graphql(`
  mutation CancelMail($input: CancelMailInput!) {
    cancelMail(input: $input) {
      mail {
        id
        ...MailRow_mail
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** Tries a mail again or cancels it; both resolve with a sentence when it did not work. */
export interface MailActs {
  retry: (mailId: string) => Promise<string | null>;
  cancel: (mailId: string) => Promise<string | null>;
}

/** The acts on one mail; the row follows from what the server answers. */
export function useMailActs(): MailActs {
  const { i18n } = useLingui();
  const [, retry] = useMutation(RetryMail);
  const [, cancel] = useMutation(CancelMail);
  const problem = (error: CombinedError | undefined, errors: readonly { message: string }[] | undefined) =>
    error ? i18n._(sentenceFor(errorCode(error))) : (errors?.[0]?.message ?? null);
  return {
    retry: async (mailId) => {
      const { data, error } = await retry({ input: { mailId } });
      return problem(error, data?.retryMail.errors);
    },
    cancel: async (mailId) => {
      const { data, error } = await cancel({ input: { mailId } });
      return problem(error, data?.cancelMail.errors);
    },
  };
}
