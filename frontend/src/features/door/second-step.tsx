import { Button, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { passkeysWork } from '../../lib/passkeys.ts';
import { useDoor } from '../../lib/use-door.ts';
import { useFirstFocus } from '../../lib/use-first-focus.ts';
import { CodeInput } from '../../ui/code-input.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import classes from '../../ui/door.module.css';
import { DoorFrame } from '../../ui/door-frame.tsx';
import { PasskeyWay } from '../../ui/passkey-way.tsx';

interface SecondStepProps {
  onDone: () => void;
  /** Back to address and password. */
  onBack: () => void;
}

interface WrittenCodeProps {
  value: string;
  error: string | undefined;
  onChange: (code: string) => void;
}

function WrittenCode({ value, error, onChange }: WrittenCodeProps) {
  const { t } = useLingui();
  const field = useFirstFocus();
  return (
    <TextInput
      ref={field}
      label={t`Recovery code`}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      value={value}
      error={error && <FieldError>{error}</FieldError>}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Intro({ written }: { written: boolean }) {
  if (written) return <Trans>Type one of the recovery codes that you kept. Each works once.</Trans>;
  if (passkeysWork()) {
    return (
      <Trans>
        Your password is right. Now type the code that your authenticator app shows, or use a passkey.
      </Trans>
    );
  }
  return <Trans>Your password is right. Now type the code that your authenticator app shows.</Trans>;
}

/** What comes after the password where the account asks for more: a code of the app, a passkey, or a written-down code. */
export function SecondStep({ onDone, onBack }: SecondStepProps) {
  const { t } = useLingui();
  const door = useDoor();
  const [code, setCode] = useState('');
  const [written, setWritten] = useState(false);
  const send = async (whole: string) => {
    if (await door.knock('/auth/second-step', { code: whole })) onDone();
    else if (!written) setCode('');
  };
  const takePasskey = async () => {
    if (await door.knockWithPasskey('/auth/second-step')) onDone();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send(code);
  };
  const change = () => {
    setCode('');
    setWritten(!written);
  };
  const wrong = door.fields.code;
  return (
    <DoorFrame title={t`Second step`} intro={<Intro written={written} />}>
      <form className={classes.fields} onSubmit={submit} noValidate>
        {written ? (
          <WrittenCode value={code} error={wrong} onChange={setCode} />
        ) : (
          <CodeInput
            label={t`Code of your app`}
            value={code}
            error={wrong}
            onChange={setCode}
            onComplete={(whole) => void send(whole)}
          />
        )}
        <FieldError>{door.sentence}</FieldError>
        <Button
          type="submit"
          variant="filled"
          size="lg"
          fullWidth
          loading={door.busy}
          disabled={door.withPasskey}
        >
          <Trans>Log in</Trans>
        </Button>
        {!written && (
          <PasskeyWay door={door} onTake={takePasskey}>
            <Trans>Use a passkey</Trans>
          </PasskeyWay>
        )}
        <div className={classes.under}>
          <button type="button" className={classes.language} onClick={change}>
            {written ? <Trans>Use no recovery code after all</Trans> : <Trans>Use a recovery code</Trans>}
          </button>
          <button type="button" className={classes.language} onClick={onBack}>
            <Trans>Back to the password</Trans>
          </button>
        </div>
      </form>
    </DoorFrame>
  );
}
