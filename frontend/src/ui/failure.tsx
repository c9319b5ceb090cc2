import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type FailureCode, sentenceFor } from '../lib/errors.ts';
import { HomeLink } from './home-link.tsx';
import classes from './page.module.css';
import { useTabTitle } from './page.tsx';

interface FailureProps {
  code: FailureCode;
  /** The id under which the server's log knows it. */
  requestId?: string | null;
  /** Where to go instead; from what is hidden or missing a link leads home. */
  way?: ReactNode;
  onRetry?: () => void;
}

function useFailureTitle(code: FailureCode): string {
  const { t } = useLingui();
  if (code === 'NOT_FOUND' || code === 'FORBIDDEN') return t`Nothing to see here`;
  if (code === 'UNAUTHENTICATED') return t`You are signed out`;
  if (code === 'OFFLINE') return t`The server does not answer`;
  if (code === 'PART_MISSING') return t`This page did not load`;
  return t`This did not work`;
}

/** The page in place of one that cannot be shown. Hidden and missing things read alike (V1). */
export function Failure({ code, requestId, way, onRetry }: FailureProps) {
  const { i18n } = useLingui();
  const title = useFailureTitle(code);
  useTabTitle(title);
  const hidden = code === 'NOT_FOUND' || code === 'FORBIDDEN';
  return (
    <div className={classes.empty}>
      <h1>{title}</h1>
      <p>
        {hidden ? <Trans>This page does not exist, or you cannot see it.</Trans> : i18n._(sentenceFor(code))}
      </p>
      {requestId && (
        <p className="small">
          <Trans>If you ask for help, name this number: {requestId}</Trans>
        </p>
      )}
      {onRetry && (
        <Button onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
      {way ?? (hidden && <HomeLink />)}
    </div>
  );
}
