import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { postJson, type RestOutcome } from '../../lib/rest.ts';
import { useDoor } from '../../lib/use-door.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useUrlToken } from '../../lib/use-url-token.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import classes from '../../ui/door.module.css';
import { DoorFrame } from '../../ui/door-frame.tsx';

interface Asked {
  company: string;
  name: string;
  /** The address that the person is to have, and the one they have. */
  email: string;
  former: string;
  /** Whether the link came to the address they have. */
  old: boolean;
  /** Whether the change needs an agreement. */
  waits: boolean;
}

type Answer = 'agree' | 'stop' | 'confirm';

function useAsked(token: string): RestOutcome<Asked> | null {
  const locale = useLocale();
  const [outcome, setOutcome] = useState<RestOutcome<Asked> | null>(null);
  useEffect(() => {
    void postJson<Asked>('/auth/address/preview', { token }, locale).then(setOutcome);
  }, [token, locale]);
  return outcome;
}

function Question({ asked }: { asked: Asked }) {
  const { company, email, former, old, waits } = asked;
  if (!old)
    return (
      <p>
        <Trans>
          <b>{email}</b> is to be the address with which you log in to Sightline at {company}, instead of{' '}
          {former}.
        </Trans>
      </p>
    );
  return (
    <>
      <p>
        <Trans>
          An administrator at {company} asks that you log in with <b>{email}</b> from now on, instead of{' '}
          {former}.
        </Trans>
      </p>
      <p>
        {waits ? (
          <Trans>
            Whoever reads mails at that address can open your account. Agree only if it is yours. If you did
            not expect this, stop it and tell your administrators.
          </Trans>
        ) : (
          <Trans>
            It counts once it is confirmed at the new address. If you did not expect this, stop it and tell
            your administrators.
          </Trans>
        )}
      </p>
    </>
  );
}

function Answers({
  asked,
  token,
  onAnswer,
}: {
  asked: Asked;
  token: string;
  onAnswer: (answer: Answer) => void;
}) {
  const door = useDoor();
  const [given, setGiven] = useState<Answer | null>(null);
  const give = async (answer: Answer) => {
    setGiven(answer);
    if (await door.knock(`/auth/address/${answer}`, { token })) onAnswer(answer);
  };
  const button = (answer: Answer, filled: boolean, words: ReactNode) => (
    <Button
      size="lg"
      fullWidth
      variant={filled ? 'filled' : 'default'}
      loading={door.busy && given === answer}
      disabled={door.busy && given !== answer}
      onClick={() => void give(answer)}
    >
      {words}
    </Button>
  );
  return (
    <div className={classes.fields}>
      <FieldError>{door.sentence}</FieldError>
      {!asked.old && button('confirm', true, <Trans>Confirm the address</Trans>)}
      {asked.old && asked.waits && button('agree', true, <Trans>Agree: it is mine</Trans>)}
      {asked.old && button('stop', false, <Trans>Stop the change</Trans>)}
    </div>
  );
}

function Done({ answer, asked }: { answer: Answer; asked: Asked }) {
  const { email, former } = asked;
  switch (answer) {
    case 'agree':
      return (
        <Note>
          <Trans>
            Agreed. {email} now gets a mail with a link; the address counts once it is confirmed there.
          </Trans>
        </Note>
      );
    case 'stop':
      return (
        <Note>
          <Trans>Stopped. You log in with {former}, as before. Tell your administrators about it.</Trans>
        </Note>
      );
    case 'confirm':
      return (
        <>
          <Note>
            <Trans>Confirmed. From now on you log in with {email}, with the same password.</Trans>
          </Note>
          <p>
            <Link to="/login">
              <Trans>Log in</Trans>
            </Link>
          </p>
        </>
      );
  }
}

function Whole({ asked, token }: { asked: Asked; token: string }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  return (
    <div className={classes.fields} role="status">
      {answer ? (
        <Done answer={answer} asked={asked} />
      ) : (
        <>
          <div className={classes.intro}>
            <Question asked={asked} />
          </div>
          <Answers asked={asked} token={token} onAnswer={setAnswer} />
        </>
      )}
    </div>
  );
}

/** Where a mail about another address leads: to agree, to stop it, or to confirm. Opening the page does nothing. */
export function AddressPage() {
  const { t } = useLingui();
  const token = useUrlToken();
  const outcome = useAsked(token);
  return (
    <DoorFrame title={t`Your address`}>
      {outcome?.ok === true && <Whole asked={outcome.value} token={token} />}
      {outcome?.ok === false && (
        <Note tone="warn">
          {outcome.problem.detail || <Trans>This link is used up, or its time is over.</Trans>}
        </Note>
      )}
    </DoorFrame>
  );
}
