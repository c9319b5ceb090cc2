import { Button } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { AppWay } from './app-way.tsx';
import { PasskeyList } from './passkey-list.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import classes from './security.module.css';

const SecondStepPartSecondFactor = graphql(`
  fragment SecondStepPart_secondFactor on SecondFactor {
    authenticatorSince
    passkeysPossible
    passkeys {
      id
      ...PasskeyRow_passkey
    }
    recoveryCodesLeft
    required
  }
`);

const RenewRecoveryCodes = graphql(`
  mutation RenewRecoveryCodes {
    renewRecoveryCodes {
      recoveryCodes
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** Beneath so many recovery codes it is time for new ones. */
const fewCodes = 3;

interface CodesLeftProps {
  left: number;
  onCodes: (codes: readonly string[]) => void;
}

/** How many recovery codes are left, and the way to new ones. */
function CodesLeft({ left, onCodes }: CodesLeftProps) {
  const renew = useCommand(RenewRecoveryCodes, (data) => data.renewRecoveryCodes.errors);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const makeCodes = async () => {
    setBusy(true);
    const { data, failures } = await renew({});
    setBusy(false);
    setFailure(failures[0]?.message ?? null);
    const codes = data?.renewRecoveryCodes.recoveryCodes;
    if (codes) onCodes(codes);
  };
  return (
    <div className={classes.way}>
      <h3>
        <Trans>Recovery codes</Trans>
      </h3>
      <p className="quiet">
        <Plural
          value={left}
          _0="No recovery code is left. Without your app or passkey you could not log in."
          one="# recovery code is left for when your app or passkey is not at hand."
          other="# recovery codes are left for when your app or passkey is not at hand."
        />
      </p>
      {left < fewCodes && (
        <Note tone="warn">
          <Trans>Make new recovery codes before the last one is used.</Trans>
        </Note>
      )}
      <FieldError>{failure}</FieldError>
      <div className={classes.acts}>
        <Button loading={busy} onClick={() => void makeCodes()}>
          <Trans>New recovery codes</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Whether there is a second step, and what it is good for. */
function StepState({ on, required }: { on: boolean; required: boolean }) {
  if (!on) {
    return (
      <p className="quiet">
        <Trans>
          With one of these, logging in asks for something that only you have: whoever learns your password
          cannot get in with it alone.
        </Trans>
      </p>
    );
  }
  return (
    <>
      <p>
        <StateWord icon="done" tone="ok">
          <Trans>Nobody gets in with your password alone</Trans>
        </StateWord>
      </p>
      {required && (
        <p className="quiet">
          <Trans>Every member has to have one. An administrator can take a lost one away.</Trans>
        </p>
      )}
    </>
  );
}

interface SecondStepPartProps {
  secondFactor: FragmentType<typeof SecondStepPartSecondFactor>;
  /** Guests keep to the password; one who was a member may take out of use what they have. */
  guest: boolean;
  onChanged: () => void;
}

/** What logging in asks for besides the password: passkeys and an app, side by side, and the codes that stand in for both. */
export function SecondStepPart({ secondFactor, guest, onChanged }: SecondStepPartProps) {
  const factor = readFragment(SecondStepPartSecondFactor, secondFactor);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const passkeys = factor.passkeys ?? [];
  const ways = passkeys.length + (factor.authenticatorSince === null ? 0 : 1);
  if (guest && ways === 0) return null;
  const kept = () => {
    setCodes(null);
    onChanged();
  };
  const added = (made: readonly string[] | null) => (made ? setCodes(made) : onChanged());
  const common = { guest, last: ways === 1, removable: !factor.required || ways > 1, onAdded: added };
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Second step</Trans>
      </h2>
      <StepState on={ways > 0} required={factor.required} />
      <PasskeyList
        {...common}
        passkeys={passkeys.map((passkey) => ({ id: passkey.id, passkey }))}
        possible={factor.passkeysPossible}
        onChanged={onChanged}
      />
      <AppWay {...common} since={factor.authenticatorSince} onRemoved={onChanged} />
      {ways > 0 && <CodesLeft left={factor.recoveryCodesLeft} onCodes={setCodes} />}
      {codes && <RecoveryCodes codes={codes} onKept={kept} />}
    </section>
  );
}
