import { Button, Modal } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { clockTime, longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './outbox.module.css';
import type { HandedOver } from './use-mail-acts.ts';

function WorksUntil({ until }: { until: Date }) {
  const locale = useLocale();
  const day = longDate(locale, until, new Date());
  const time = clockTime(locale, until);
  return (
    <Trans>
      It works once, until {day} at {time}.
    </Trans>
  );
}

interface LinkDialogProps extends HandedOver {
  name: string;
  onClose: () => void;
}

/** Shows the link of an invitation, to be copied and given to the one person whom it is for. */
export function LinkDialog({ link, worksUntil, name, onClose }: LinkDialogProps) {
  const { t } = useLingui();
  const [state, setState] = useState<'READY' | 'COPIED' | 'REFUSED'>('READY');
  const copy = async () => {
    try {
      await window.navigator.clipboard.writeText(link);
      setState('COPIED');
    } catch {
      setState('REFUSED');
    }
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={t`The link for ${name}`}>
      <p>
        <Trans>Give it to {name} only: whoever opens it sets the password.</Trans>{' '}
        {worksUntil === null ? <Trans>It works once.</Trans> : <WorksUntil until={new Date(worksUntil)} />}
      </p>
      <code className={classes.link}>{link}</code>
      <p className="small quiet">
        <Trans>That you were given this link is recorded in the audit log.</Trans>
      </p>
      {state === 'REFUSED' && (
        <FieldError>{t`The browser did not allow copying. Select the link and copy it by hand.`}</FieldError>
      )}
      <div className={classes.dialogActs}>
        <Button onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
        <Button variant="filled" data-autofocus onClick={() => void copy()}>
          <Trans>Copy link</Trans>
        </Button>
      </div>
      <p role="status" className={classes.copied}>
        {state === 'COPIED' && <Trans>The link is copied.</Trans>}
      </p>
    </Modal>
  );
}
