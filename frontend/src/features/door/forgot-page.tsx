import { Button, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import classes from '../../ui/door.module.css';
import { DoorFrame } from '../../ui/door-frame.tsx';
import { useDoor } from '../../lib/use-door.ts';

/** Asks for a link to set a new password; the answer is the same for every address (T38). */
export function ForgotPage() {
  const { t } = useLingui();
  const door = useDoor();
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSent(await door.knock('/auth/forgot', { email }));
  };
  return (
    <DoorFrame
      title={t`Set a new password`}
      intro={<Trans>We send a link to your address. It works for 30 minutes, once.</Trans>}
    >
      <form className={classes.fields} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label={t`E-mail address`}
          type="email"
          autoComplete="username"
          value={email}
          error={door.fields.email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <FieldError>{door.sentence}</FieldError>
        <Button type="submit" variant="filled" size="lg" fullWidth loading={door.busy}>
          <Trans>Send the link</Trans>
        </Button>
        <div role="status">
          {sent && (
            <Note>
              <Trans>If somebody here has this address, the link is on its way.</Trans>
            </Note>
          )}
        </div>
        <Link to="/login" className="small">
          <Trans>Back to log in</Trans>
        </Link>
      </form>
    </DoorFrame>
  );
}
