import { Button, Modal, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import type { FormFailures } from '../../lib/errors.ts';
import dialogs from '../../ui/dialogs.module.css';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './security.module.css';

interface NameDialogProps {
  title: string;
  /** The name that is offered at first. */
  first: string;
  confirm: string;
  busy: boolean;
  failures: FormFailures;
  onName: (name: string) => void;
  onClose: () => void;
  /** What else to know, beneath the field. */
  children?: ReactNode;
}

/** Asks what to call a passkey. What was typed stays while it does not work. */
export function NameDialog(props: NameDialogProps) {
  const { title, first, confirm, busy, failures, onName, onClose, children } = props;
  const { t } = useLingui();
  const [name, setName] = useState(first);
  const [tried, setTried] = useState(false);
  const wrong = tried && name.trim() === '' ? t`Give it a name.` : failures.fields.name;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') onName(name);
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={title}>
      <form className={classes.wish} onSubmit={submit} noValidate>
        <TextInput
          label={t`Name`}
          description={t`You find it again under this name.`}
          data-autofocus
          maxLength={100}
          value={name}
          error={wrong && <FieldError>{wrong}</FieldError>}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {children}
        <FieldError>{failures.form[0]}</FieldError>
        <div className={dialogs.acts}>
          <Button onClick={onClose}>
            <Trans>Leave it</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
