import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { passkeysWork } from '../lib/passkeys.ts';
import type { Door } from '../lib/use-door.ts';
import classes from './door.module.css';
import { FieldError } from './field-error.tsx';

interface PasskeyWayProps {
  door: Door;
  onTake: () => Promise<void>;
  /** What the button says. */
  children: ReactNode;
}

/** The way in by a passkey, beneath the one that is typed; nothing where passkeys do not work. */
export function PasskeyWay({ door, onTake, children }: PasskeyWayProps) {
  if (!passkeysWork()) return null;
  return (
    <>
      <p className={classes.or}>
        <Trans>or</Trans>
      </p>
      <FieldError>{door.fields.passkey}</FieldError>
      <Button
        size="lg"
        fullWidth
        loading={door.withPasskey}
        disabled={door.busy}
        onClick={() => void onTake()}
      >
        {children}
      </Button>
    </>
  );
}
