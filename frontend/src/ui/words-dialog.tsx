import { Button, Modal, Textarea } from '@mantine/core';
import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import { FieldError } from './field-error.tsx';
import classes from './dialogs.module.css';

const mostCharacters = 2_000;

interface WordsDialogProps {
  /** The question. */
  title: string;
  /** What happens exactly, and whether there is a way back. */
  children: ReactNode;
  label: string;
  /** Who reads the words, and whether they may be left out. */
  help: string;
  /** What is said where nothing was written; without it the words may be left out. */
  missing?: string;
  /** Repeats the verb. */
  confirm: string;
  /** The safe way out. */
  keep: string;
  /** Draws the button as one that destroys. */
  danger?: boolean;
  /** Resolves with a sentence when it did not work; null closes the dialog. */
  onConfirm: (words: string) => Promise<string | null>;
  onClose: () => void;
}

/** Asks, with a field for some words about it. What was typed stays while it does not work. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, children, label, help, missing, confirm, keep, danger, onConfirm, onClose } = props;
  const id = useId();
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const go = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (missing !== undefined && words.trim() === '') {
      setProblem(missing);
      return;
    }
    setBusy(true);
    const failure = await onConfirm(words);
    setBusy(false);
    setProblem(failure);
    if (failure === null) onClose();
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size="lg" title={title}>
      <form onSubmit={(event) => void go(event)} noValidate>
        {children}
        <Textarea
          id={id}
          data-autofocus
          label={label}
          description={help}
          autosize
          minRows={3}
          maxLength={mostCharacters}
          value={words}
          error={problem !== null && <FieldError>{problem}</FieldError>}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <div className={classes.acts}>
          <Button onClick={onClose}>{keep}</Button>
          <Button type="submit" loading={busy} {...(danger ? { color: 'danger' } : { variant: 'filled' })}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
