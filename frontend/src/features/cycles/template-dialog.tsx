import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput, Textarea } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import type { FormFailures } from '../../lib/errors.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './cycles.module.css';

/** How a template is called. */
export interface TemplateNames {
  name: string;
  description: string;
}

interface TemplateDialogProps {
  title: string;
  /** What the button says. */
  save: string;
  before: TemplateNames;
  children?: ReactNode;
  /** Resolves with what was wrong; null closes the dialog. */
  onSave: (names: TemplateNames) => Promise<FormFailures | null>;
  onClose: () => void;
}

const none: FormFailures = { fields: {}, form: [] };

/** Asks how a template shall be called and what it is good for. */
export function TemplateDialog({ title, save, before, children, onSave, onClose }: TemplateDialogProps) {
  const { t } = useLingui();
  const [names, setNames] = useState(before);
  const [failures, setFailures] = useState(none);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const problem = await onSave(names);
    setBusy(false);
    if (problem === null) onClose();
    else setFailures(problem);
  };
  const { fields, form } = failures;
  return (
    <Modal opened onClose={onClose} title={title} withCloseButton={false}>
      <form className={classes.fields} onSubmit={(event) => void submit(event)} noValidate>
        {children}
        <TextInput
          label={t`Name`}
          value={names.name}
          maxLength={200}
          data-autofocus
          error={fields.name && <FieldError>{fields.name}</FieldError>}
          onChange={(event) => setNames({ ...names, name: event.currentTarget.value })}
        />
        <Textarea
          label={t`What it is good for`}
          description={t`Whoever begins a cycle reads it. It can stay empty.`}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          value={names.description}
          error={fields.description && <FieldError>{fields.description}</FieldError>}
          onChange={(event) => setNames({ ...names, description: event.currentTarget.value })}
        />
        <FieldError>{form[0]}</FieldError>
        <div className={classes.acts}>
          <Button onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            {save}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
