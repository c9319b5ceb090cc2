import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { isPast, longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import type { FeedbackFacts } from './feedback-query.ts';

/** Until when the feedback is wanted, and whether that is a deadline: what happens to what comes later, said before. */
export function Until({ facts }: { facts: FeedbackFacts }) {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const { dueAt, closesAt, cycle } = facts;
  const day = (at: string | null) => (at === null ? null : longDate(locale, new Date(at), now));
  const due = day(dueAt);
  const closes = day(closesAt);
  if (due === null) return closes && <Trans>The form closes on {closes}.</Trans>;
  const late = isPast(dueAt, now);
  if (cycle?.writeDeadline && closes !== due) {
    return late ? (
      <Trans>
        It was due on {due}. What is late is still taken until {closes}; then the form closes.
      </Trans>
    ) : (
      <Trans>
        Until {due}. What is late is still taken until {closes}; then the form closes.
      </Trans>
    );
  }
  if (cycle?.writeDeadline) return <Trans>Until {due}. Then the form closes.</Trans>;
  if (!late) return <Trans>Until {due}.</Trans>;
  return closes === null ? (
    <Trans>It was due on {due}. It is still taken until the cycle is closed.</Trans>
  ) : (
    <Trans>
      It was due on {due}. It is still taken until the cycle closes on {closes}.
    </Trans>
  );
}
