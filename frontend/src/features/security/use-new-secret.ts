import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';

const StartAuthenticator = graphql(`
  mutation StartAuthenticator {
    startAuthenticator {
      authenticator {
        secret
        address
        ticket
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** A secret for an app, not in use yet. */
export interface NewSecret {
  secret: string;
  address: string;
  ticket: string;
}

/** Asks for a secret and hands it on when it is there. */
export function useNewSecret(onSecret: (secret: NewSecret) => void) {
  const begin = useCommand(StartAuthenticator, (data) => data.startAuthenticator.errors);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const start = async () => {
    setBusy(true);
    const { data, failures } = await begin({});
    setBusy(false);
    setFailure(failures[0]?.message ?? null);
    const made = data?.startAuthenticator.authenticator;
    if (made) onSecret(made);
  };
  return { start, busy, failure };
}
