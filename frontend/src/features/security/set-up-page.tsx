import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { passkeysWork } from '../../lib/passkeys.ts';
import { safeNext } from '../../lib/safe-next.ts';
import { useDoor } from '../../lib/use-door.ts';
import { DoorFrame } from '../../ui/door-frame.tsx';
import classes from '../../ui/door.module.css';
import { FieldError } from '../../ui/field-error.tsx';
import { AddPasskey } from './add-passkey.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpApp } from './set-up-app.tsx';
import { type NewSecret, useNewSecret } from './use-new-secret.ts';

const route = getRouteApi('/set-up');

function useLogOut() {
  const door = useDoor();
  return async () => {
    if (await door.knock('/auth/sign-out', {})) window.location.replace('/login');
  };
}

/** All that there is for somebody who has to have a second step and has none: the way to one, and the way out. */
export function SetUpPage() {
  const { t } = useLingui();
  const { next } = route.useSearch();
  const logOut = useLogOut();
  const [secret, setSecret] = useState<NewSecret | null>(null);
  const [adding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { start, busy, failure } = useNewSecret(setSecret);
  const goOn = () => window.location.replace(safeNext(next, window.location.origin));
  const done = (made: readonly string[] | null) => {
    setSecret(null);
    setAdding(false);
    if (made) setCodes(made);
    else goOn();
  };
  return (
    <DoorFrame
      title={t`One more step`}
      intro={
        <>
          <p>
            <Trans>
              You are logged in. Here everybody needs a second step: besides your password, something that
              only you have.
            </Trans>
          </p>
          <p>
            <Trans>It takes a minute. After it you go straight on.</Trans>
          </p>
        </>
      }
    >
      <div className={classes.fields}>
        <FieldError>{failure}</FieldError>
        <Button variant="filled" size="lg" fullWidth loading={busy} onClick={() => void start()}>
          <Trans>Set up an app…</Trans>
        </Button>
        <p className="small quiet">
          <Trans>An app on your phone shows a code that you type after your password.</Trans>
        </p>
        {passkeysWork() && (
          <>
            <p className={classes.or}>
              <Trans>or</Trans>
            </p>
            <Button size="lg" fullWidth onClick={() => setAdding(true)}>
              <Trans>Add a passkey…</Trans>
            </Button>
            <p className="small quiet">
              <Trans>You log in by fingerprint, face or the PIN of your device.</Trans>
            </p>
          </>
        )}
        <div className={classes.under}>
          <button type="button" className={classes.language} onClick={() => void logOut()}>
            <Trans>Log out</Trans>
          </button>
        </div>
      </div>
      {secret && <SetUpApp secret={secret} onDone={done} onClose={() => setSecret(null)} />}
      {adding && <AddPasskey onAdded={done} onClose={() => setAdding(false)} />}
      {codes && <RecoveryCodes codes={codes} onKept={goOn} />}
    </DoorFrame>
  );
}
