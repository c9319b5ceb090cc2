import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import classes from './security.module.css';
import { SetUpApp } from './set-up-app.tsx';
import { type NewSecret, useNewSecret } from './use-new-secret.ts';

const SecondStepPartSecondFactor = graphql(`
  fragment SecondStepPart_secondFactor on SecondFactor {
    authenticatorSince
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

const RemoveAuthenticator = graphql(`
  mutation RemoveAuthenticator {
    removeAuthenticator {
      secondFactor {
        ...SecondStepPart_secondFactor
      }
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

interface PartProps {
  onCodes: (codes: readonly string[]) => void;
  onChanged: () => void;
}

/** There is no app yet: what it is good for, and the way to one. */
function NoApp({ onCodes }: Pick<PartProps, 'onCodes'>) {
  const [secret, setSecret] = useState<NewSecret | null>(null);
  const { start, busy, failure } = useNewSecret(setSecret);
  const done = (codes: readonly string[]) => {
    setSecret(null);
    onCodes(codes);
  };
  return (
    <>
      <p className="quiet">
        <Trans>
          Besides your password, logging in then asks for a code that an app on your phone shows. Whoever
          learns your password cannot get in with it alone.
        </Trans>
      </p>
      <FieldError>{failure}</FieldError>
      <div className={classes.acts}>
        <Button loading={busy} onClick={() => void start()}>
          <Trans>Set up an app…</Trans>
        </Button>
      </div>
      {secret && <SetUpApp secret={secret} onDone={done} onClose={() => setSecret(null)} />}
    </>
  );
}

function TurnOff({ onChanged, onClose }: { onChanged: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const remove = useCommand(RemoveAuthenticator, (data) => data.removeAuthenticator.errors);
  const go = async () => {
    const { failures } = await remove({});
    if (failures.length === 0) onChanged();
    return failures[0]?.message ?? null;
  };
  return (
    <ConfirmDialog
      title={t`Turn the second step off?`}
      confirm={t`Turn it off`}
      keep={t`Keep it`}
      danger
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <Trans>Your password is then enough to log in. Your recovery codes end with it.</Trans>
      </p>
    </ConfirmDialog>
  );
}

interface AppProps extends PartProps {
  since: string;
  left: number;
  /** Every member has to have one: there is no way out. */
  required: boolean;
}

/** There is an app: since when, how many recovery codes are left, and the way out. */
function App({ since, left, required, onCodes, onChanged }: AppProps) {
  const locale = useLocale();
  const renew = useCommand(RenewRecoveryCodes, (data) => data.renewRecoveryCodes.errors);
  const [turningOff, setTurningOff] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const day = longDate(locale, new Date(since), new Date());
  const makeCodes = async () => {
    setBusy(true);
    const { data, failures } = await renew({});
    setBusy(false);
    setFailure(failures[0]?.message ?? null);
    const codes = data?.renewRecoveryCodes.recoveryCodes;
    if (codes) onCodes(codes);
  };
  return (
    <>
      <p>
        <StateWord icon="done" tone="ok">
          <Trans>Logging in asks for a code of your app since {day}</Trans>
        </StateWord>
      </p>
      <p className="quiet">
        <Plural
          value={left}
          _0="No recovery code is left. Without your phone you could not log in."
          one="# recovery code is left for when you do not have your phone."
          other="# recovery codes are left for when you do not have your phone."
        />
      </p>
      {left < fewCodes && (
        <Note tone="warn">
          <Trans>Make new recovery codes before the last one is used.</Trans>
        </Note>
      )}
      {required && (
        <p className="quiet">
          <Trans>Every member has to have one. An administrator can take a lost one away.</Trans>
        </p>
      )}
      <FieldError>{failure}</FieldError>
      <div className={classes.acts}>
        <Button loading={busy} onClick={() => void makeCodes()}>
          <Trans>New recovery codes</Trans>
        </Button>
        {!required && (
          <Button color="danger" onClick={() => setTurningOff(true)}>
            <Trans>Turn off…</Trans>
          </Button>
        )}
      </div>
      {turningOff && <TurnOff onChanged={onChanged} onClose={() => setTurningOff(false)} />}
    </>
  );
}

interface SecondStepPartProps {
  secondFactor: FragmentType<typeof SecondStepPartSecondFactor>;
  /** Guests keep to the password; one who was a member may turn a factor off. */
  guest: boolean;
  onChanged: () => void;
}

/** What logging in asks for besides the password. */
export function SecondStepPart({ secondFactor, guest, onChanged }: SecondStepPartProps) {
  const { authenticatorSince, recoveryCodesLeft, required } = readFragment(
    SecondStepPartSecondFactor,
    secondFactor,
  );
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (guest && authenticatorSince === null) return null;
  const kept = () => {
    setCodes(null);
    onChanged();
  };
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Second step</Trans>
      </h2>
      {authenticatorSince === null ? (
        <NoApp onCodes={setCodes} />
      ) : (
        <App
          since={authenticatorSince}
          left={recoveryCodesLeft}
          required={required}
          onCodes={setCodes}
          onChanged={onChanged}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onKept={kept} />}
    </section>
  );
}
