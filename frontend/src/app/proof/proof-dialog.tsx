import { Button, Modal, PasswordInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import { useDoor } from '../../lib/use-door.ts';
import { CodeInput } from '../../ui/code-input.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import classes from '../../ui/dialogs.module.css';

const ProofQuery = graphql(`
  query Proof {
    viewer {
      secondFactor {
        authenticatorSince
      }
    }
  }
`);

/** Whether a code of an app proves as well as the password does. */
function useHasApp(): boolean {
  const [{ data }] = useQuery({ query: ProofQuery });
  return Boolean(data?.viewer?.secondFactor?.authenticatorSince);
}

/** Asks for password or code before something that an open session alone may not do; the act follows by itself. */
export function ProofDialog({ onAnswer }: { onAnswer: (proved: boolean) => void }) {
  const { t } = useLingui();
  const door = useDoor();
  const hasApp = useHasApp();
  const [typed, setTyped] = useState('');
  const [byCode, setByCode] = useState(false);
  const send = async (whole: string) => {
    if (await door.knock('/auth/prove', byCode ? { code: whole } : { password: whole })) onAnswer(true);
    else if (byCode) setTyped('');
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
        <FieldError>{door.sentence}</FieldError>
        <div className={classes.acts}>
          {hasApp && (
            <Button variant="subtle" onClick={change}>
              {byCode ? <Trans>Use the password</Trans> : <Trans>Use a code of the app</Trans>}
            </Button>
          )}
          <Button onClick={() => onAnswer(false)}>
            <Trans>Leave it</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={door.busy}>
            <Trans>Confirm</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
