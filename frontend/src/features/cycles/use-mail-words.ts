import { useMutation } from 'urql';
import type { CycleMailKind, Locale } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { useFirstFailure } from './use-first-failure.ts';
import { useFormFailures } from './use-form-failures.ts';

const SetCycleMail = graphql(`
  mutation SetCycleMail($input: SetCycleMailInput!) {
    setCycleMail(input: $input) {
      cycle {
        id
        ...MailWords_cycle
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

const ResetCycleMail = graphql(`
  mutation ResetCycleMail($input: ResetCycleMailInput!) {
    resetCycleMail(input: $input) {
      cycle {
        id
        ...MailWords_cycle
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

/** Which mail, in which language, of which version of which cycle. */
export interface MailPlace {
  cycleId: string;
  expectedVersion: number;
  kind: CycleMailKind;
  locale: Locale;
}

/** Keeps the words of a mail. Resolves with what was wrong. */
export function useSetMail() {
  const [, set] = useMutation(SetCycleMail);
  const failures = useFormFailures();
  return async (place: MailPlace, words: { subject: string; text: string }): Promise<FormFailures | null> => {
    const { data, error } = await set({ input: { ...place, ...words } });
    return data?.setCycleMail.cycle ? null : failures(error, data?.setCycleMail.errors);
  };
}

/** Lets a mail read as it does by default. Resolves with a sentence where that did not work. */
export function useResetMail() {
  const [, reset] = useMutation(ResetCycleMail);
  const firstFailure = useFirstFailure();
  return async (place: MailPlace): Promise<string | null> => {
    const { data, error } = await reset({ input: place });
    return firstFailure(error, data?.resetCycleMail.errors);
  };
}
