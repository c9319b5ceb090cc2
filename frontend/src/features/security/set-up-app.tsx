import { Button, Modal } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { formFailures } from '../../lib/errors.ts';
import { useCommand } from '../../lib/use-command.ts';
import { CodeInput } from '../../ui/code-input.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import dialogs from '../../ui/dialogs.module.css';
import { QrCode } from './qr-code.tsx';
import classes from './security.module.css';
import type { NewSecret } from './use-new-secret.ts';

const ConfirmAuthenticator = graphql(`
  mutation ConfirmAuthenticator($input: ConfirmAuthenticatorInput!) {
    confirmAuthenticator(input: $input) {
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

function useFirstCode(ticket: string, onDone: (codes: readonly string[] | null) => void) {
  const confirm = useCommand(ConfirmAuthenticator, (data) => data.confirmAuthenticator.errors);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState(formFailures([]));
  const send = async (whole: string) => {
    setBusy(true);
    const { data, failures: told } = await confirm({ input: { ticket, code: whole } });
    setBusy(false);
    setFailures(formFailures(told));
    if (told.length > 0) setCode('');
    if (data && told.length === 0) onDone(data.confirmAuthenticator.recoveryCodes);
  };
  return { code, setCode, busy, failures, send };
}

interface SetUpAppProps {
  secret: NewSecret;
  /** Called with the recovery codes where they are the first. */
  onDone: (codes: readonly string[] | null) => void;
  onClose: () => void;
}

/** Shows the secret as a picture and as text, and waits for the first code of the app. */
export function SetUpApp({ secret, onDone, onClose }: SetUpAppProps) {
  const { t } = useLingui();
  const { code, setCode, busy, failures, send } = useFirstCode(secret.ticket, onDone);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send(code);
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size="lg" title={t`Set up an authenticator app`}>
      <form onSubmit={submit} noValidate>
        <div className={classes.setUp}>
          <QrCode text={secret.address} label={t`QR code for the app`} />
          <div>
            <p>
              <Trans>
                Scan this with an authenticator app on your phone, then type the code that it shows.
              </Trans>
            </p>
            <p className="small quiet">
              <Trans>If you cannot scan it, type this key into the app:</Trans>
            </p>
            <code className={classes.secret}>{secret.secret}</code>
          </div>
        </div>
        <CodeInput
          label={t`Code of your app`}
          value={code}
          error={failures.fields.code}
          onChange={setCode}
          onComplete={(whole) => void send(whole)}
        />
        <FieldError>{failures.form[0]}</FieldError>
        <p className={`small quiet ${classes.after}`}>
          <Trans>You are then logged out in every other browser.</Trans>
        </p>
        <div className={dialogs.acts}>
          <Button onClick={onClose}>
            <Trans>Leave it</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Turn it on</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
