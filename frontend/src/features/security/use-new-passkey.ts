import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { type FormFailures, formFailures } from '../../lib/errors.ts';
import { makePasskey, type PasskeyRefusal } from '../../lib/passkeys.ts';
import { useCommand } from '../../lib/use-command.ts';

const StartPasskey = graphql(`
  mutation StartPasskey {
    startPasskey {
      newPasskey {
        options
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

const ConfirmPasskey = graphql(`
  mutation ConfirmPasskey($input: ConfirmPasskeyInput!) {
    confirmPasskey(input: $input) {
      recoveryCodes
      errors {
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);

/** What the browser has made and the server does not know yet. */
interface MadePasskey {
  ticket: string;
  answer: string;
}

const none = formFailures([]);

function useRefusalWords(): (refusal: PasskeyRefusal) => string {
  const { t } = useLingui();
  return (refusal) => {
    if (refusal === 'left') return t`No passkey was made. Nothing has changed: try again, or leave it.`;
    if (refusal === 'known') return t`Whatever should keep it has a passkey of yours already.`;
    return t`This browser could not make a passkey. Try another browser or device.`;
  };
}

/** Has the browser make a passkey and the server take it into use; hands the recovery codes on where they are the first. */
export function useNewPasskey(onAdded: (codes: readonly string[] | null) => void) {
  const start = useCommand(StartPasskey, (data) => data.startPasskey.errors);
  const confirm = useCommand(ConfirmPasskey, (data) => data.confirmPasskey.errors);
  const refusalWords = useRefusalWords();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<FormFailures>(none);
  const [made, setMade] = useState<MadePasskey | null>(null);
  const make = async (): Promise<MadePasskey | null> => {
    const started = await start({});
    const asked = started.data?.startPasskey.newPasskey;
    if (!asked) {
      setFailures(formFailures(started.failures));
      return null;
    }
    const outcome = await makePasskey(asked.options);
    if ('answer' in outcome) return { ticket: asked.ticket, answer: outcome.answer };
    setFailures({ fields: {}, form: [refusalWords(outcome.refusal)] });
    return null;
  };
  const keep = async (passkey: MadePasskey, name: string) => {
    const { data, failures: told } = await confirm({ input: { ...passkey, name } });
    const { fields, form } = formFailures(told);
    setFailures({ fields, form: fields.answer ? [fields.answer] : form });
    // It is made once: after a name that is wrong, or a server that is away, the same one is sent again.
    setMade(data === undefined || fields.name ? passkey : null);
    if (data && told.length === 0) onAdded(data.confirmPasskey.recoveryCodes);
  };
  const add = async (name: string) => {
    setBusy(true);
    setFailures(none);
    const passkey = made ?? (await make());
    if (passkey) await keep(passkey, name);
    setBusy(false);
  };
  return { add, busy, failures };
}
