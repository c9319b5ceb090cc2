import { Plural, Trans } from '@lingui/react/macro';
import { StateWord } from '../../ui/state-word.tsx';
import type { Tally } from './nudge-calls.ts';
import classes from './nudge.module.css';

interface NudgeOutcomeProps {
  outcome: Tally | null;
  problem: string | null;
}

/** How often each came out, and what stopped it. */
export function NudgeOutcome({ outcome, problem }: NudgeOutcomeProps) {
  const { NUDGED = 0, HAD_ONE = 0, NOTHING_WAITS = 0, NOT_YOURS = 0 } = outcome ?? {};
  return (
    <div role="status" className={classes.outcome}>
      {NUDGED > 0 && (
        <StateWord icon="done" tone="ok">
          <Plural value={NUDGED} one="# nudged" other="# nudged" />
        </StateWord>
      )}
      {HAD_ONE > 0 && (
        <StateWord icon="waiting">
          <Plural value={HAD_ONE} one="# had one today" other="# had one today" />
        </StateWord>
      )}
      {NOTHING_WAITS > 0 && (
        <StateWord icon="complete">
          <Plural value={NOTHING_WAITS} one="# has nothing to do" other="# have nothing to do" />
        </StateWord>
      )}
      {NOT_YOURS > 0 && (
        <StateWord icon="stopped">
          <Trans>{NOT_YOURS} left out: what is about yourself is not yours to nudge</Trans>
        </StateWord>
      )}
      {problem && (
        <StateWord icon="attention" tone="danger">
          {problem}
        </StateWord>
      )}
    </div>
  );
}
