import { Button, Modal, PasswordInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import { passkeysWork } from '../../lib/passkeys.ts';
import { type Door, useDoor } from '../../lib/use-door.ts';
import { CodeInput } from '../../ui/code-input.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import classes from '../../ui/dialogs.module.css';

const ProofQuery = graphql(`
  query Proof {
    viewer {
      secondFactor {
        authenticatorSince
        passkeys {
          id
        }
      }
    }
  }
`);

/** What proves as well as the password does. */
function useOtherProofs(): { app: boolean; passkey: boolean } {
  const [{ data }] = useQuery({ query: ProofQuery });
  const factor = data?.viewer?.secondFactor;
  return {
    app: Boolean(factor?.authenticatorSince),
    passkey: passkeysWork() && (factor?.passkeys ?? []).length > 0,
  };
}

interface WaysProps {
  door: Door;
  byCode: boolean;
  onPasskey: () => Promise<void>;
  /** From the password to the code, or back. */
  onChange: () => void;
}

function Ways({ door, byCode, onPasskey, onChange }: WaysProps) {
  const has = useOtherProofs();
  if (!has.passkey && !has.app) return null;
  return (
    <div className={classes.ways}>
      {has.passkey && (
        <Button
          variant="subtle"
          loading={door.withPasskey}
          disabled={door.busy}
          onClick={() => void onPasskey()}
        >
          <Trans>Use a passkey</Trans>
        </Button>
      )}
      {has.app && (
        <Button variant="subtle" onClick={onChange}>
          {byCode ? <Trans>Use the password</Trans> : <Trans>Use a code of the app</Trans>}
        </Button>
      )}
    </div>
  );
}

/** Asks for password, code or passkey before something that an open session alone may not do; the act follows by itself. */
export function ProofDialog({ onAnswer }: { onAnswer: (proved: boolean) => void }) {
  const { t } = useLingui();
  const door = useDoor();
  const [typed, setTyped] = useState('');
  const [byCode, setByCode] = useState(false);
  const send = async (whole: string) => {
    if (await door.knock('/auth/prove', byCode ? { code: whole } : { password: whole })) onAnswer(true);
    else if (byCode) setTyped('');
  };
  const takePasskey = async () => {
    if (await door.knockWithPasskey('/auth/prove')) onAnswer(true);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send(typed);
  };
  const change = () => {
    setTyped('');
    setByCode(!byCode);
  };
  return (
    <Modal opened onClose={() => onAnswer(false)} withCloseButton={false} title={t`Confirm it is you`}>
      <form onSubmit={submit} noValidate>
        <p className="quiet">
          <Trans>
            What you are about to do needs a proof. It then holds for ten minutes, in this browser only.
          </Trans>
        </p>
        {byCode ? (
          <CodeInput
            label={t`Code of your app`}
            value={typed}
            error={door.fields.code}
            onChange={setTyped}
            onComplete={(whole) => void send(whole)}
          />
        ) : (
          <PasswordInput
            label={t`Password`}
            autoComplete="current-password"
            data-autofocus
            value={typed}
            error={door.fields.password && <FieldError>{door.fields.password}</FieldError>}
            onChange={(event) => setTyped(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
          />
        )}
        <FieldError>{door.fields.passkey ?? door.sentence}</FieldError>
        <Ways door={door} byCode={byCode} onPasskey={takePasskey} onChange={change} />
        <div className={classes.acts}>
          <Button onClick={() => onAnswer(false)}>
            <Trans>Leave it</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={door.busy} disabled={door.withPasskey}>
            <Trans>Confirm</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
