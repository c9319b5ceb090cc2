import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MailRow_MailFragment } from '../../gql/graphql.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './outbox.module.css';

/** Puts the link on the clipboard; where the browser forbids that, it is shown to be copied by hand. */
function CopyLink({ link, name }: { link: string; name: string }) {
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
    <>
      <Button size="sm" aria-label={t`Copy the link for ${name}`} onClick={() => void copy()}>
        {state === 'COPIED' ? <Trans>Copied</Trans> : <Trans>Copy link</Trans>}
      </Button>
      <span role="status" className={classes.copied}>
        {state === 'COPIED' && <Trans>Give it to {name} only: whoever opens it sets the password.</Trans>}
      </span>
      {state === 'REFUSED' && (
        <span className={classes.link}>
          <FieldError>{t`The browser did not allow copying. Here it is:`}</FieldError>
          <code>{link}</code>
        </span>
      )}
    </>
  );
}

/** What can be done with one mail, as far as the server allows it. */
export interface MailActsOffered {
  link: string | null;
  again: boolean;
  cancel: boolean;
}

/** Held mails wait for their receiver, so that trying again would not help; without a mail server neither would it. */
export function actsOffered(
  { handOverLink, viewerCan, state, attempts }: Omit<MailRow_MailFragment, 'recipient'>,
  configured: boolean,
): MailActsOffered {
  const manages = viewerCan?.includes('MANAGE_MAIL') ?? false;
  const triedInVain = state === 'FAILED' || (state === 'QUEUED' && (attempts ?? 0) > 0);
  return {
    link: handOverLink,
    again: manages && configured && triedInVain,
    cancel: manages && (state === 'QUEUED' || state === 'FAILED' || state === 'HELD'),
  };
}

interface MailButtonsProps {
  offered: MailActsOffered;
  name: string;
  onRetry: () => void;
  onCancel: () => void;
}

/** The buttons beside one mail. */
export function MailButtons({ offered, name, onRetry, onCancel }: MailButtonsProps) {
  const { t } = useLingui();
  return (
    <span className={classes.acts}>
      {offered.link !== null && <CopyLink link={offered.link} name={name} />}
      {offered.again && (
        <Button size="sm" aria-label={t`Try the mail to ${name} again`} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
      {offered.cancel && (
        <Button size="sm" variant="subtle" aria-label={t`Cancel the mail to ${name}…`} onClick={onCancel}>
          <Trans>Cancel…</Trans>
        </Button>
      )}
    </span>
  );
}
