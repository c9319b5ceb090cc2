import { Button, Modal } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import dialogs from '../../ui/dialogs.module.css';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './security.module.css';

interface MadeTokenProps {
  name: string;
  secret: string;
  onClose: () => void;
}

/** Shows the secret of a token, this once; a click beside the dialog does not lose it. */
export function MadeToken({ name, secret, onClose }: MadeTokenProps) {
  const { t } = useLingui();
  const [state, setState] = useState<'READY' | 'COPIED' | 'REFUSED'>('READY');
  const copy = async () => {
    try {
      await window.navigator.clipboard.writeText(secret);
      setState('COPIED');
    } catch {
      setState('REFUSED');
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t`The token for ${name}`}
    >
      <p>
        <Trans>
          Copy it now: it is not shown again. Send it with each request as Authorization: Bearer, and keep it
          like a password.
        </Trans>
      </p>
      <code className={classes.secret}>{secret}</code>
      {state === 'REFUSED' && (
        <FieldError>{t`The browser did not allow copying. Select the token and copy it by hand.`}</FieldError>
      )}
      <div className={dialogs.acts}>
        <Button onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
        <Button variant="filled" data-autofocus onClick={() => void copy()}>
          <Trans>Copy token</Trans>
        </Button>
      </div>
      <p role="status">{state === 'COPIED' && <Trans>The token is copied.</Trans>}</p>
    </Modal>
  );
}
