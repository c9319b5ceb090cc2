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

const HandOverLink = graphql(`
  mutation HandOverLink($input: HandOverLinkInput!) {
    handOverLink(input: $input) {
      link
      worksUntil
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** The link of an invitation, and until when it works where that is known. */
export interface HandedOver {
  link: string;
  worksUntil: string | null;
}

/** What is done to one mail; each act resolves with a sentence when it did not work. */
export interface MailActs {
  retry: (mailId: string) => Promise<string | null>;
  cancel: (mailId: string) => Promise<string | null>;
  /** Resolves with the link. The server records that it was given. */
  handOver: (mailId: string) => Promise<HandedOver | string>;
}

/** The acts on one mail; the row follows from what the server answers. */
export function useMailActs(): MailActs {
  const { i18n } = useLingui();
  const [, retry] = useMutation(RetryMail);
  const [, cancel] = useMutation(CancelMail);
  const [, handOver] = useMutation(HandOverLink);
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
    handOver: async (mailId) => {
      const { data, error } = await handOver({ input: { mailId } });
      const { link = null, worksUntil = null, errors } = data?.handOverLink ?? {};
      if (link !== null) return { link, worksUntil };
      return problem(error, errors) ?? i18n._(sentenceFor('INTERNAL'));
    },
  };
}
