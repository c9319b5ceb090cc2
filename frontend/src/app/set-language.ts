import { useMutation } from 'urql';
import { graphql } from '../gql/index.ts';
import type { Locale } from '../lib/format.ts';
import { useServices } from '../lib/services.tsx';

const SetLanguage = graphql(`
  mutation SetLanguage($input: SetLanguageInput!) {
    setLanguage(input: $input) {
      user {
        id
        locale
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

/**
 * Gives the function that sets the language of the account, so that mails and everything the server words follow; what
 * is on the screen is asked for again.
 */
export function useSetLanguage(): (locale: Locale) => Promise<void> {
  const { ticks } = useServices();
  const [, setLanguage] = useMutation(SetLanguage);
  return async (locale) => {
    await setLanguage({ input: { locale: locale === 'de' ? 'DE' : 'EN' } });
    ticks.tick();
  };
}
