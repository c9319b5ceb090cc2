import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useEffect, useState } from 'react';
import { useDoor } from '../../lib/use-door.ts';
import { CodeInput } from '../../ui/code-input.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import classes from '../../ui/door.module.css';
import { DoorFrame } from '../../ui/door-frame.tsx';
import { type AskedCode, untilAgain } from './asked-code.ts';

interface SharedCodeProps {
  asked: AskedCode;
  /** The link's secret; empty after the page was loaded anew, and then no other code can be asked for here. */
  token: string;
  onAsked: (asked: AskedCode) => void;
  onEntered: (workReviewId: string) => void;
  /** Back to the address. */
  onOther: () => void;
}

function useSecondsUntil(asked: AskedCode): number {
  const [seconds, setSeconds] = useState(() => untilAgain(asked, Date.now()));
  useEffect(() => {
    const clock = setInterval(() => setSeconds(untilAgain(asked, Date.now())), 1_000);
    return () => clearInterval(clock);
  }, [asked]);
  return seconds;
}

function Resend({ asked, token, onAsked }: Pick<SharedCodeProps, 'asked' | 'token' | 'onAsked'>) {
  const door = useDoor();
  const seconds = useSecondsUntil(asked);
  const send = async () => {
    const { email } = asked;
    if (await door.knock('/auth/shared/code', { token, email })) onAsked({ email, at: Date.now() });
  };
  if (seconds > 0) {
    return (
      <span className="quiet">
        <Trans>Another code in {seconds} s</Trans>
      </span>
    );
  }
  return (
    <>
      <button type="button" className={classes.language} disabled={door.busy} onClick={() => void send()}>
        <Trans>Send another code</Trans>
      </button>
      <FieldError>{door.sentence}</FieldError>
    </>
  );
}

/** Takes the code that was mailed. It says the same whether or not one was (T30). */
export function SharedCode({ asked, token, onAsked, onEntered, onOther }: SharedCodeProps) {
  const { t } = useLingui();
  const door = useDoor();
  const [code, setCode] = useState('');
  const { email } = asked;
  const send = async (whole: string) => {
    const outcome = await door.ask<{ workReviewId: string }>('/auth/shared/enter', { code: whole });
    if (outcome.ok) onEntered(outcome.value.workReviewId);
    else setCode('');
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void send(code);
  };
  return (
    <DoorFrame
      title={t`Type the code`}
      intro={
        <div role="status">
          <Note>
            <Trans>
              If something is shared with {email}, a code of six digits is on its way there. It counts for ten
              minutes, in this browser.
            </Trans>
          </Note>
        </div>
      }
    >
      <form className={classes.fields} onSubmit={submit} noValidate>
        <CodeInput
          label={t`Code from the mail`}
          value={code}
          error={door.fields.code}
          onChange={setCode}
          onComplete={(whole) => void send(whole)}
        />
        <FieldError>{door.sentence}</FieldError>
        <Button type="submit" variant="filled" size="lg" fullWidth loading={door.busy}>
          <Trans>Open it</Trans>
        </Button>
        <div className={classes.under}>
          {token !== '' && <Resend asked={asked} token={token} onAsked={onAsked} />}
          {token !== '' && (
            <button type="button" className={classes.language} onClick={onOther}>
              <Trans>Another address</Trans>
            </button>
          )}
        </div>
      </form>
    </DoorFrame>
  );
}
