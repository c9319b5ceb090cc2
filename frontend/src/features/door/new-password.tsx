import { Button, PasswordInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { longEnough, shortest } from '../../lib/password-rules.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from '../../ui/door.module.css';
import { useDoor } from '../../lib/use-door.ts';

interface NewPasswordProps {
  path: '/auth/accept' | '/auth/reset';
  token: string;
  /** For the browser's password store: whose password it is; empty when unknown. */
  email: string;
}

/** One field, its rules beside it and not after; on success on to the login page. */
export function NewPassword({ path, token, email }: NewPasswordProps) {
  const { t } = useLingui();
  const door = useDoor();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const short = tried && !longEnough(password);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!longEnough(password)) return;
    if (await door.knock(path, { token, password })) window.location.replace('/login?saved=true');
  };
  const problem = short
    ? t`This password is too short. It needs at least ${shortest} characters.`
    : door.fields.password;
  return (
    <form className={classes.fields} onSubmit={(event) => void submit(event)} noValidate>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t`New password`}
        description={t`At least ${shortest} characters, at most 256. Anything goes: a sentence is good. It must not be one of the most used passwords.`}
        autoComplete="new-password"
        value={password}
        error={problem ? <FieldError>{problem}</FieldError> : null}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
      />
      <FieldError>{door.sentence}</FieldError>
      <Button type="submit" variant="filled" size="lg" fullWidth loading={door.busy}>
        <Trans>Set password</Trans>
      </Button>
    </form>
  );
}
