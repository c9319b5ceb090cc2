import { Button, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useDoor } from '../../lib/use-door.ts';
import { useUrlToken } from '../../lib/use-url-token.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from '../../ui/door.module.css';
import { DoorFrame } from '../../ui/door-frame.tsx';
import { type AskedCode, forgetAsked, keepAsked, readAsked } from './asked-code.ts';
import { SharedCode } from './shared-code.tsx';

interface AddressStepProps {
  token: string;
  email: string;
  onAsked: (asked: AskedCode) => void;
}

/** Asks for the address. The answer is the same for every address (T30). */
function AddressStep({ token, email: before, onAsked }: AddressStepProps) {
  const { t } = useLingui();
  const door = useDoor();
  const [email, setEmail] = useState(before);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (await door.knock('/auth/shared/code', { token, email })) onAsked({ email, at: Date.now() });
  };
  return (
    <DoorFrame
      title={t`Something is shared with you`}
      intro={
        <Trans>
          We send a code to your e-mail address, if it was shared with that one. You need no password.
        </Trans>
      }
    >
      <form className={classes.fields} onSubmit={(event) => void submit(event)} noValidate>
        <TextInput
          label={t`E-mail address`}
          type="email"
          autoComplete="email"
          value={email}
          error={door.fields.email && <FieldError>{door.fields.email}</FieldError>}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <FieldError>{door.sentence}</FieldError>
        <Button type="submit" variant="filled" size="lg" fullWidth loading={door.busy}>
          <Trans>Send me a code</Trans>
        </Button>
        <p className="small quiet">
          <Trans>
            If you have a password here, <Link to="/login">log in</Link> instead.
          </Trans>
        </p>
      </form>
    </DoorFrame>
  );
}

/** The door of a share link: it opens nothing but this question, and never says what is behind it. */
export function SharedPage() {
  const { t } = useLingui();
  const token = useUrlToken();
  const [asked, setAsked] = useState(() => readAsked(window.sessionStorage, Date.now()));
  const [again, setAgain] = useState(false);
  const remember = (next: AskedCode) => {
    keepAsked(window.sessionStorage, next);
    setAsked(next);
    setAgain(false);
  };
  const enter = (workReviewId: string) => {
    forgetAsked(window.sessionStorage);
    window.location.replace(`/guest/work/${workReviewId}`);
  };
  if (asked !== null && !again) {
    return (
      <SharedCode
        key={asked.at}
        asked={asked}
        token={token}
        onAsked={remember}
        onEntered={enter}
        onOther={() => setAgain(true)}
      />
    );
  }
  if (token === '') {
    return (
      <DoorFrame title={t`Something is shared with you`}>
        <p className={classes.intro}>
          <Trans>This link is not complete. Open it once more from the mail or message it came in.</Trans>
        </p>
      </DoorFrame>
    );
  }
  return <AddressStep key={token} token={token} email={asked?.email ?? ''} onAsked={remember} />;
}
