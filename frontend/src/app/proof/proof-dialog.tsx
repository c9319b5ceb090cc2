import { Button, Modal, PasswordInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { useDoor } from '../../lib/use-door.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from '../../ui/dialogs.module.css';

/** Asks for the password again before something that an open session alone may not do; the act follows by itself. */
export function ProofDialog({ onAnswer }: { onAnswer: (proved: boolean) => void }) {
  const { t } = useLingui();
  const door = useDoor();
  const [password, setPassword] = useState('');
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (await door.knock('/auth/prove', { password })) onAnswer(true);
  };
  return (
    <Modal opened onClose={() => onAnswer(false)} withCloseButton={false} title={t`Confirm it is you`}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p className="quiet">
          <Trans>
            What you are about to do needs your password. It then holds for ten minutes, in this browser only.
          </Trans>
        </p>
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          data-autofocus
          value={password}
          error={door.fields.password && <FieldError>{door.fields.password}</FieldError>}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t`Show the password` }}
        />
        <FieldError>{door.sentence}</FieldError>
        <div className={classes.acts}>
          <Button onClick={() => onAnswer(false)}>
            <Trans>Leave it</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={door.busy}>
            <Trans>Confirm</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
