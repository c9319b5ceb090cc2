import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { MailKind, MailState } from '../../gql/graphql.ts';
import { clockTime, happened, shortDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './outbox.module.css';

const kinds: Record<MailKind, MessageDescriptor> = {
  INVITATION: msg`Invitation`,
  GUEST_INVITATION: msg`Invitation of a guest`,
  PASSWORD_RESET: msg`Link for a new password`,
  WORK_SHARED: msg`Work is shared`,
  DOOR_CODE: msg`Code to open what is shared`,
  FACTOR_ADDED: msg`Second step set up`,
  FACTOR_REMOVED: msg`Second step taken away`,
  PASSKEY_ADDED: msg`Passkey added`,
  PASSKEY_REMOVED: msg`Passkey removed`,
  FACTOR_RESET: msg`Lost second step taken away`,
  ADDRESS_CHANGING: msg`Another address is asked for`,
  ADDRESS_CONFIRM: msg`New address to confirm`,
  ADDRESS_CHANGED: msg`Address changed`,
  DELETION_DONE: msg`Deleted, as they asked`,
  DELETION_DECLINED: msg`Deletion declined`,
  CYCLE_STARTED: msg`A cycle began`,
  FEEDBACK_ASKED: msg`Asked for feedback`,
  NOMINATION_REJECTED: msg`Nomination rejected`,
  LIST_READY: msg`List of reviewers to decide`,
  RELEASE_DUE: msg`Feedback to release`,
  NUDGE_NOMINATE: msg`Reminder to choose reviewers`,
  NUDGE_APPROVE: msg`Reminder to decide a list`,
  NUDGE_WRITE: msg`Reminder to write`,
  NUDGE_RELEASE: msg`Reminder to release`,
  SELF_ASKED: msg`Asked for the own view`,
  NUDGE_SELF: msg`Reminder of the own view`,
  WRITE_ANNOUNCED: msg`Announcement to write`,
  FEEDBACK_RELEASED: msg`Feedback released`,
};

/** The states as one chooses them in the filter. */
export const stateNames: Record<MailState, MessageDescriptor> = {
  FAILED: msg`Failed`,
  QUEUED: msg`Waiting`,
  HELD: msg`Held until accepted`,
  SENT: msg`Sent`,
  CANCELLED: msg`Cancelled`,
};

/** What the mail is for; its subject, which could tell more, stays out of sight. */
export function KindWords({ kind }: { kind: MailKind }) {
  const { i18n } = useLingui();
  return i18n._(kinds[kind]);
}

interface StateFacts {
  state: MailState | null;
  attempts: number | null;
}

/** Where the mail stands and how often it was tried, as sign and word. */
export function MailStateWord({ state, attempts }: StateFacts) {
  const tries = attempts ?? 0;
  if (state === 'SENT') {
    return (
      <StateWord icon="done" tone="ok">
        <Trans>Sent</Trans>
      </StateWord>
    );
  }
  if (state === 'FAILED') {
    return (
      <StateWord icon="attention" tone="danger">
        <Plural value={tries} one="Failed after # try" other="Failed after # tries" />
      </StateWord>
    );
  }
  if (state === 'HELD') {
    return (
      <StateWord icon="waiting">
        <Trans>Held until accepted</Trans>
      </StateWord>
    );
  }
  if (state === 'CANCELLED') {
    return (
      <StateWord icon="stopped">
        <Trans>Cancelled</Trans>
      </StateWord>
    );
  }
  return (
    <StateWord icon={tries > 0 ? 'attention' : 'waiting'} {...(tries > 0 ? { tone: 'warn' as const } : {})}>
      <Plural value={tries} _0="Waiting" one="Tried # time" other="Tried # times" />
    </StateWord>
  );
}

interface TimeFacts {
  state: MailState | null;
  sentAt: string | null;
  dueAt: string | null;
  createdAt: string | null;
  now: Date;
  /** Whether mails can go out at all. */
  configured: boolean;
}

function NextTry({ due, now }: { due: Date; now: Date }) {
  const locale = useLocale();
  if (due <= now) return <Trans>next try now</Trans>;
  const time = clockTime(locale, due);
  if (due.toDateString() === now.toDateString()) return <Trans>next try at {time}</Trans>;
  const day = shortDate(locale, due);
  return (
    <Trans>
      next try {day} at {time}
    </Trans>
  );
}

/** When it was sent, when it is tried next, or since when it lies here. */
export function MailTime({ state, sentAt, dueAt, createdAt, now, configured }: TimeFacts) {
  const locale = useLocale();
  if (state === 'QUEUED' && dueAt !== null && configured) return <NextTry due={new Date(dueAt)} now={now} />;
  const at = state === 'SENT' ? sentAt : createdAt;
  if (at === null) return null;
  return <span className={classes.time}>{happened(locale, new Date(at), now)}</span>;
}
