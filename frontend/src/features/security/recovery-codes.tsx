import { Button, Modal } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import dialogs from '../../ui/dialogs.module.css';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import classes from './security.module.css';

/** Offers a text as a file, without sending it anywhere. */
function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function useKeeping(codes: readonly string[]) {
  const [state, setState] = useState<'READY' | 'COPIED' | 'REFUSED'>('READY');
  const lines = `${codes.join('\n')}\n`;
  const copy = async () => {
    try {
      await window.navigator.clipboard.writeText(lines);
      setState('COPIED');
    } catch {
      setState('REFUSED');
    }
  };
  return { state, copy, save: () => download('sightline-recovery-codes.txt', lines) };
}

interface RecoveryCodesProps {
  codes: readonly string[];
  onKept: () => void;
}

/** Shows the codes this once, to be kept; it closes by its one button only. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { t } = useLingui();
  const { state, copy, save } = useKeeping(codes);
  return (
    <Modal
      opened
      onClose={onKept}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t`Keep your recovery codes`}
    >
      <p>
        <Trans>
          After your password, each of these logs you in once when your app or passkey is not at hand. Older
          ones are void.
        </Trans>
      </p>
      <ul className={classes.codes} aria-label={t`Recovery codes`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.acts}>
        <Button onClick={() => void copy()}>
          <Trans>Copy</Trans>
        </Button>
        <Button onClick={save}>
          <Trans>Download</Trans>
        </Button>
        <span role="status" className="small quiet">
          {state === 'COPIED' && <Trans>The codes are copied.</Trans>}
        </span>
      </div>
      {state === 'REFUSED' && (
        <FieldError>{t`The browser did not allow copying. Select the codes and copy them by hand.`}</FieldError>
      )}
      <div className={classes.after}>
        <Note tone="warn">
          <Trans>Nobody can show them to you again. Do not keep them where your password is.</Trans>
        </Note>
      </div>
      <div className={dialogs.acts}>
        <Button variant="filled" onClick={onKept}>
          <Trans>I have kept them</Trans>
        </Button>
      </div>
    </Modal>
  );
}
