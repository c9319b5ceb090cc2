import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './security.module.css';
import { SetUpApp } from './set-up-app.tsx';
import { type NewSecret, useNewSecret } from './use-new-secret.ts';

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

/** There is no app yet: the way to one. */
function NoApp({ onAdded }: Pick<AppWayProps, 'onAdded'>) {
  const [secret, setSecret] = useState<NewSecret | null>(null);
  const { start, busy, failure } = useNewSecret(setSecret);
  const done = (codes: readonly string[] | null) => {
    setSecret(null);
    onAdded(codes);
  };
  return (
    <>
      <p className="quiet">
        <Trans>After your password, logging in asks for a code that an app on your phone shows.</Trans>
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

interface TurnOffProps {
  last: boolean;
  onRemoved: () => void;
  onClose: () => void;
}

function TurnOff({ last, onRemoved, onClose }: TurnOffProps) {
  const { t } = useLingui();
  const remove = useCommand(RemoveAuthenticator, (data) => data.removeAuthenticator.errors);
  const go = async () => {
    const { failures } = await remove({});
    if (failures.length === 0) onRemoved();
    return failures[0]?.message ?? null;
  };
  return (
    <ConfirmDialog
      title={last ? t`Turn the second step off?` : t`Turn the app off?`}
      confirm={t`Turn it off`}
      keep={t`Keep it`}
      danger
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        {last ? (
          <Trans>Your password is then enough to log in. Your recovery codes end with it.</Trans>
        ) : (
          <Trans>After your password, logging in then asks for a passkey. Your recovery codes stay.</Trans>
        )}
      </p>
    </ConfirmDialog>
  );
}

interface AppWayProps {
  /** Since when there is an app. */
  since: string | null;
  /** Guests keep what they have and get no more. */
  guest: boolean;
  /** Nothing else is there for the second step. */
  last: boolean;
  /** Whether it may be turned off. */
  removable: boolean;
  /** Called with the recovery codes where they are the first. */
  onAdded: (codes: readonly string[] | null) => void;
  onRemoved: () => void;
}

/** The app on one's phone that shows codes. */
export function AppWay({ since, guest, last, removable, onAdded, onRemoved }: AppWayProps) {
  const locale = useLocale();
  const [turningOff, setTurningOff] = useState(false);
  if (guest && since === null) return null;
  const day = since === null ? null : longDate(locale, new Date(since), new Date());
  return (
    <div className={classes.way}>
      <h3>
        <Trans>Authenticator app</Trans>
      </h3>
      {day === null ? (
        <NoApp onAdded={onAdded} />
      ) : (
        <p>
          <StateWord icon="done" tone="ok">
            <Trans>Logging in asks for a code of your app since {day}</Trans>
          </StateWord>
        </p>
      )}
      {day !== null && removable && (
        <div className={classes.acts}>
          <Button color="danger" onClick={() => setTurningOff(true)}>
            <Trans>Turn off…</Trans>
          </Button>
        </div>
      )}
      {turningOff && <TurnOff last={last} onRemoved={onRemoved} onClose={() => setTurningOff(false)} />}
    </div>
  );
}
