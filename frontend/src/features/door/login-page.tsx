import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, getRouteApi } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { safeNext } from '../../lib/safe-next.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import classes from '../../ui/door.module.css';
import { DoorFrame } from '../../ui/door-frame.tsx';
import { PasskeyWay } from '../../ui/passkey-way.tsx';
import { ExampleSightline } from './example-sightline.tsx';
import { SecondStep } from './second-step.tsx';
import { SamplePeople } from './sample-people.tsx';
import { useDoor } from '../../lib/use-door.ts';

const route = getRouteApi('/login');

function WrongPair() {
  return (
    <Trans>
      Address and password do not match. Check both, or <Link to="/forgot">set a new password</Link>.
    </Trans>
  );
}

function useLogin() {
  const { next } = route.useSearch();
  const door = useDoor();
  const [second, setSecond] = useState(false);
  const goOn = () => window.location.replace(safeNext(next, window.location.origin));
  const login = async (email: string, password: string) => {
    const outcome = await door.ask<{ secondStep: true } | undefined>('/auth/sign-in', { email, password });
    if (!outcome.ok) return;
    if (outcome.value?.secondStep) setSecond(true);
    else goOn();
  };
  const loginWithPasskey = async () => {
    if (await door.knockWithPasskey('/auth/passkey-sign-in')) goOn();
  };
  return { door, login, loginWithPasskey, second, goOn, back: () => setSecond(false) };
}

/** Logs in and goes on to the page that was asked for. Never says whether an address exists, nor what the link leads to. */
export function LoginPage() {
  const { t } = useLingui();
  const { next, saved } = route.useSearch();
  const { door, login, loginWithPasskey, second, goOn, back } = useLogin();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void login(email, password);
  };
  if (second) return <SecondStep onDone={goOn} onBack={back} />;
  const wrong = door.problem?.code === 'UNAUTHENTICATED';
  return (
    <DoorFrame
      title={t`Log in`}
      intro={next ? <Trans>After this you go straight to the page in your link.</Trans> : null}
      aside={<ExampleSightline />}
    >
      <form className={classes.fields} onSubmit={submit} noValidate>
        {saved && (
          <Note>
            <Trans>Your password is saved. Log in with it now.</Trans>
          </Note>
        )}
        <TextInput
          label={t`E-mail address`}
          type="email"
          autoComplete="username"
          value={email}
          error={door.fields.email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          value={password}
          error={
            wrong ? (
              <FieldError>
                <WrongPair />
              </FieldError>
            ) : (
              door.fields.password
            )
          }
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
        />
        {!wrong && <FieldError>{door.sentence}</FieldError>}
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
        <PasskeyWay door={door} onTake={loginWithPasskey}>
          <Trans>Log in with a passkey</Trans>
        </PasskeyWay>
        <Link to="/forgot" className="small">
          <Trans>Set a new password</Trans>
        </Link>
      </form>
      <SamplePeople onPick={login} />
    </DoorFrame>
  );
}
