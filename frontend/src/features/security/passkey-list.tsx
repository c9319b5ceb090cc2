import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { passkeysWork } from '../../lib/passkeys.ts';
import { AddPasskey } from './add-passkey.tsx';
import { type Passkey, PasskeyRow } from './passkey-row.tsx';
import classes from './security.module.css';

/** The most passkeys that somebody may have. */
const most = 10;

interface AddProps {
  /** Whether they work at the address of the instance. */
  possible: boolean;
  full: boolean;
  /** Called with the recovery codes where they are the first. */
  onAdded: (codes: readonly string[] | null) => void;
  onChanged: () => void;
}

/** The way to one more passkey, or why there is none. */
function Add({ possible, full, onAdded, onChanged }: AddProps) {
  const [adding, setAdding] = useState(false);
  const added = (codes: readonly string[] | null) => {
    setAdding(false);
    onAdded(codes);
  };
  // It may be in use although the server's answer got lost.
  const left = () => {
    setAdding(false);
    onChanged();
  };
  if (!possible) {
    return (
      <p className="small quiet">
        <Trans>
          They do not work here: the address of this instance has to be a name with https, or localhost.
        </Trans>
      </p>
    );
  }
  if (!passkeysWork()) {
    return (
      <p className="small quiet">
        <Trans>
          They do not work in this browser: passkeys need a recent one, and a secure connection (https).
        </Trans>
      </p>
    );
  }
  if (full) {
    return (
      <p className="small quiet">
        <Trans>You have {most} passkeys, and more are not kept. Remove one to add another.</Trans>
      </p>
    );
  }
  return (
    <div className={classes.acts}>
      <Button onClick={() => setAdding(true)}>
        <Trans>Add a passkey…</Trans>
      </Button>
      {adding && <AddPasskey onAdded={added} onClose={left} />}
    </div>
  );
}

interface PasskeyListProps extends Omit<AddProps, 'full'> {
  passkeys: readonly { id: string; passkey: Passkey }[];
  /** Guests keep what they have and get no more. */
  guest: boolean;
  /** Nothing but one factor is there. */
  last: boolean;
  /** Whether one may be taken out of use. */
  removable: boolean;
}

/** The keys of one's devices and password managers. */
export function PasskeyList(props: PasskeyListProps) {
  const { passkeys, possible, guest, last, removable, onAdded, onChanged } = props;
  if (guest && passkeys.length === 0) return null;
  return (
    <div className={classes.way}>
      <h3>
        <Trans>Passkeys</Trans>
      </h3>
      <p className="quiet">
        <Trans>
          You log in by fingerprint, face or the PIN of your device, without your password. A passkey gives
          nothing to a page that only looks like this one.
        </Trans>
      </p>
      {passkeys.length > 0 && (
        <ul className={classes.sessions}>
          {passkeys.map(({ id, passkey }) => (
            <PasskeyRow key={id} passkey={passkey} last={last} removable={removable} onRemoved={onChanged} />
          ))}
        </ul>
      )}
      {!guest && (
        <Add possible={possible} full={passkeys.length >= most} onAdded={onAdded} onChanged={onChanged} />
      )}
    </div>
  );
}
