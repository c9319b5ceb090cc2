import { Button, Modal } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useState } from 'react';
import type { VisibleText } from '../../gql/graphql.ts';
import { ProseField } from '../../ui/prose-field.tsx';
import classes from './reason-dialog.module.css';
import { SightlineOf } from './sightline-of.tsx';
import { useVisibility } from './use-visibility.ts';

const mostCharacters = 2_000;

interface ReasonDialogProps {
  /** The request or answer that the reason is about. */
  aboutId: string;
  /** At most so many characters. */
  most?: number;
  /** Which text the reason is; decides who is drawn as its readers. */
  text: VisibleText;
  /** The question. */
  title: string;
  /** What happens and whether there is a way back. */
  children: ReactNode;
  label: string;
  /** Repeats verb and name. */
  confirm: string;
  /** Resolves with a sentence when it did not work; null closes the dialog. */
  onConfirm: (reason: string) => Promise<string | null>;
  onClose: () => void;
}

/** Asks for the reason of a refusal, with those who will read it drawn around the field. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { aboutId, most = mostCharacters, text, title, children, label, confirm, onConfirm, onClose } = props;
  const { t } = useLingui();
  const id = useId();
  const { data, loading } = useVisibility(aboutId, text);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (reason.trim() === '') {
      setProblem(t`Say why, in a sentence.`);
      return;
    }
    setBusy(true);
    const failure = await onConfirm(reason);
    setBusy(false);
    setProblem(failure);
    if (failure === null) onClose();
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size="lg" title={title}>
      <p className={classes.what}>{children}</p>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      <SightlineOf data={data} loading={loading} sentenceId={`${id}-readers`}>
        <ProseField
          id={id}
          first
          describedBy={[`${id}-readers`]}
          problem={problem}
          rows={3}
          maxLength={most}
          value={reason}
          onChange={setReason}
        />
      </SightlineOf>
      <div className={classes.acts}>
        <Button onClick={onClose}>
          <Trans>Back</Trans>
        </Button>
        <Button color="danger" loading={busy} aria-disabled={data === null} onClick={() => data && void go()}>
          {confirm}
        </Button>
      </div>
    </Modal>
  );
}
