import { Trans } from '@lingui/react/macro';
import { EmptyState } from '../../ui/page.tsx';

interface NotReadableProps {
  /** The reader is the one who is written about. */
  own: boolean;
  /** Who releases it, in one name; null where HR does. */
  approver: string | null;
  /** From when the release is planned, in words. */
  planned: string | null;
  /** How the cycle ended, if it did: without names, where too few wrote, or otherwise. */
  over?: 'unnamed' | 'otherwise' | undefined;
}

/** What the page of the results says while nothing of them may be read. */
export function NotReadable({ own, approver, planned, over }: NotReadableProps) {
  if (over) {
    return (
      <EmptyState>
        {over === 'unnamed' ? (
          <Trans>
            Not enough answers to show this. What was handed in was destroyed when the cycle closed.
          </Trans>
        ) : (
          <Trans>The cycle closed before this was released.</Trans>
        )}
      </EmptyState>
    );
  }
  if (!own) {
    return (
      <EmptyState>
        <Trans>Nothing is to be read here yet. The cycle says who reads it and from when.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState>
      {approver ? (
        <Trans>Your feedback is not released yet. {approver} releases it.</Trans>
      ) : (
        <Trans>Your feedback is not released yet. HR releases it.</Trans>
      )}{' '}
      {planned && <Trans>Planned from {planned}.</Trans>}
    </EmptyState>
  );
}
