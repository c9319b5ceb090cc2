import { Button, PasswordInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { longEnough, shortest } from '../../lib/password-rules.ts';
import { useDoor } from '../../lib/use-door.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './security.module.css';

interface Passwords {
  password: string;
  next: string;
}

const none: Passwords = { password: '', next: '' };

/** What the two fields hold, what is wrong with them, and whether the change has been made. */
function usePasswordChange(onChanged: () => void) {
  const { t } = useLingui();
  const door = useDoor();
  const [typed, setTyped] = useState(none);
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const short = tried && !longEnough(typed.next);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    setSaved(false);
    if (!longEnough(typed.next) || !(await door.knock('/auth/password', typed))) return;
    setTyped(none);
    setTried(false);
    setSaved(true);
    onChanged();
  };
  const tooShort = t`This password is too short. It needs at least ${shortest} characters.`;
  return {
    door,
    typed,
    saved,
    submit,
    type: (part: Partial<Passwords>) => setTyped({ ...typed, ...part }),
    wrong: { password: door.fields.password, next: short ? tooShort : door.fields.next },
  };
}

/** Changes the password: the old one is asked, the rules stand beside the new one. */
export function PasswordPart({ email, onChanged }: { email: string; onChanged: () => void }) {
  const { t } = useLingui();
  const { door, typed, saved, submit, type, wrong } = usePasswordChange(onChanged);
  const show = { 'aria-label': t`Show the password` };
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Password</Trans>
      </h2>
      <p className="quiet">
        <Trans>
          A new password logs you out in every other browser. Your access tokens go on: delete those that you
          do not trust.
        </Trans>
      </p>
      <form className={classes.fields} onSubmit={(event) => void submit(event)} noValidate>
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={t`Password now`}
          autoComplete="current-password"
          value={typed.password}
          error={wrong.password && <FieldError>{wrong.password}</FieldError>}
          onChange={(event) => type({ password: event.currentTarget.value })}
          visibilityToggleButtonProps={show}
        />
        <PasswordInput
          label={t`New password`}
          description={t`At least ${shortest} characters, at most 256. Anything goes: a sentence is good. It must not be one of the most used passwords.`}
          autoComplete="new-password"
          value={typed.next}
          error={wrong.next && <FieldError>{wrong.next}</FieldError>}
          onChange={(event) => type({ next: event.currentTarget.value })}
          visibilityToggleButtonProps={show}
        />
        <FieldError>{door.sentence}</FieldError>
        <Button type="submit" variant="filled" loading={door.busy}>
          <Trans>Change password</Trans>
        </Button>
        <span role="status">
          {saved && (
            <StateWord icon="done" tone="ok">
              <Trans>Your new password holds. You are logged in here only.</Trans>
            </StateWord>
          )}
        </span>
      </form>
    </section>
  );
}
