import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Looked } from '../lib/access-effects.ts';
import { WhatChanges } from './access-effects.tsx';
import { FieldError } from './field-error.tsx';
import classes from './dialogs.module.css';

interface ConfirmDialogProps {
  /** The question. */
  title: string;
  /** What happens exactly, to how many, and whether there is a way back. */
  children: ReactNode;
  /** What the answer would change for whom. */
  looked?: Looked;
  /** Repeats verb and name, such as "Lock Gia Rossi". */
  confirm: string;
  /** The safe way out, such as "Keep her". It has the focus. */
  keep: string;
  /** Draws the button as one that destroys. */
  danger?: boolean;
  /** Resolves with a sentence when it did not work; null closes the dialog. */
  onConfirm: () => Promise<string | null>;
  onClose: () => void;
}

/** Asks before what cannot be undone. */
export function ConfirmDialog({
  title,
  children,
  looked,
  confirm,
  keep,
  danger = false,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const go = async () => {
    setBusy(true);
    const problem = await onConfirm();
    setBusy(false);
    setFailure(problem);
    if (problem === null) onClose();
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={title}>
      {children}
      {looked && <WhatChanges looked={looked} said={failure} />}
      <FieldError>{failure}</FieldError>
      <div className={classes.acts}>
        <Button data-autofocus onClick={onClose}>
          {keep}
        </Button>
        <Button
          variant={danger ? 'default' : 'filled'}
          {...(danger ? { color: 'danger' } : {})}
          loading={busy}
          onClick={() => void go()}
        >
          {confirm}
        </Button>
      </div>
    </Modal>
  );
}
