import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import type { FormFailures } from '../../lib/errors.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './work.module.css';
import { dayOf, dueAt } from './due-day.ts';

/** What projects and work reviews are called, what they are about, and by when they are to be done. */
export interface Words {
  line: string;
  description: string;
  dueAt: string | null;
}

interface WordsDialogProps {
  title: string;
  /** How the first field is called, and by which name the server calls it. */
  label: string;
  field: 'name' | 'title';
  before: Words;
  confirm: string;
  busy: boolean;
  failures: FormFailures;
  /** What else is asked. */
  children?: ReactNode;
  onSave: (words: Words) => void;
  onClose: () => void;
}

/** Asks how something is called, what it is about and by when it is to be done. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, label, field, before, confirm, busy, failures, children, onSave, onClose } = props;
  const { t } = useLingui();
  const [line, setLine] = useState(before.line);
  const [description, setDescription] = useState(before.description);
  const [day, setDay] = useState(dayOf(before.dueAt));
  const wrong = (name: string) => failures.fields[name] && <FieldError>{failures.fields[name]}</FieldError>;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave({ line, description, dueAt: day === dayOf(before.dueAt) ? before.dueAt : dueAt(day) });
  };
  return (
    <Modal opened onClose={onClose} title={title} withCloseButton={false} size="lg">
      <form className={classes.fields} onSubmit={submit} noValidate>
        <TextInput
          label={label}
          value={line}
          maxLength={200}
          data-autofocus
          error={wrong(field)}
          onChange={(event) => setLine(event.currentTarget.value)}
        />
        <Textarea
          label={t`What it is about`}
          description={t`Optional. People from outside read it too, where it is shared with them.`}
          autosize
          minRows={2}
          maxLength={2000}
          value={description}
          error={wrong('description')}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t`To be done by`}
          description={t`Optional`}
          min="1970-01-01"
          max="2200-12-31"
          value={day}
          error={wrong('dueAt')}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        {children}
        <FieldError>{failures.form[0]}</FieldError>
        <div className={classes.acts}>
          <Button onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
