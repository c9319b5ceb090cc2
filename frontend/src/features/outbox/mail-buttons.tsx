import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MailRow_MailFragment } from '../../gql/graphql.ts';
import classes from './outbox.module.css';

/** What can be done with one mail, as far as the server allows it. */
export interface MailActsOffered {
  link: boolean;
  again: boolean;
  cancel: boolean;
}

/** Held mails wait for their receiver, so that trying again would not help; without a mail server neither would it. */
export function actsOffered(
  { viewerCan, state, attempts }: Omit<MailRow_MailFragment, 'recipient'>,
  configured: boolean,
): MailActsOffered {
  const manages = viewerCan?.includes('MANAGE_MAIL') ?? false;
  const triedInVain = state === 'FAILED' || (state === 'QUEUED' && (attempts ?? 0) > 0);
  return {
    link: viewerCan?.includes('HAND_OVER_LINK') ?? false,
    again: manages && configured && triedInVain,
    cancel: manages && (state === 'QUEUED' || state === 'FAILED' || state === 'HELD'),
  };
}

interface MailButtonsProps {
  offered: MailActsOffered;
  name: string;
  /** Resolves when the link is there, or the reason why it is not. */
  onShowLink: () => Promise<void>;
  onRetry: () => void;
  onCancel: () => void;
}

/** The buttons beside one mail. */
export function MailButtons({ offered, name, onShowLink, onRetry, onCancel }: MailButtonsProps) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const showLink = async () => {
    setAsking(true);
    await onShowLink();
    setAsking(false);
  };
  return (
    <span className={classes.acts}>
      {offered.link && (
        <Button
          size="sm"
          aria-label={t`Show the link for ${name}…`}
          loading={asking}
          onClick={() => void showLink()}
        >
          <Trans>Show the link…</Trans>
        </Button>
      )}
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
