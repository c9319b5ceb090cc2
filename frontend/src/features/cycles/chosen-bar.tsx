import { Button } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import classes from './nudge.module.css';

interface ChosenBarProps {
  /** How many are chosen. */
  count: number;
  /** How many can be chosen on all pages; null where everybody is. */
  all: number | null;
  busy: boolean;
  onAll: () => void;
  onClear: () => void;
  onNudge: () => void;
  /** Asks before the current line managers take the former's place; null where no list names a former one. */
  onReset: (() => void) | null;
}

/** What can be done with those who are chosen. */
export function ChosenBar({ count, all, busy, onAll, onClear, onNudge, onReset }: ChosenBarProps) {
  return (
    <div className={classes.bar}>
      <span className={classes.count} role="status">
        <Plural value={count} one="# chosen" other="# chosen" />
      </span>
      <Button size="sm" loading={busy} onClick={onNudge}>
        <Trans>Nudge</Trans>
      </Button>
      {onReset && (
        <Button size="sm" disabled={busy} onClick={onReset}>
          <Trans>Reset to current line manager…</Trans>
        </Button>
      )}
      {all !== null && all > count && (
        <Button size="sm" variant="subtle" disabled={busy} onClick={onAll}>
          <Trans>Choose all {all}</Trans>
        </Button>
      )}
      <Button size="sm" variant="subtle" disabled={busy} onClick={onClear}>
        <Trans>Clear</Trans>
      </Button>
      <span className={classes.explain}>
        <Trans>
          Whoever their feedback waits for gets a message and a mail, once in 24 hours: who chooses, who
          decides, who has yet to write, who releases.
        </Trans>
      </span>
    </div>
  );
}
