import { useState } from 'react';
import { type Identified, stillRows } from './still-rows.ts';

/** Spread around the rows: tells while somebody is in them with focus or pointer. */
interface Hold {
  onFocus: () => void;
  onBlur: () => void;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

/**
 * Keeps live rows in their places while somebody is in them: nobody chooses another person than the one they point at.
 * `question` is what the rows answer; the answer to another one comes at once.
 */
export function useStillRows<Row extends Identified>(
  rows: readonly Row[],
  question: string,
  headed: boolean,
): { rows: readonly Row[]; hold: Hold } {
  const [held, setHeld] = useState(false);
  const [shown, setShown] = useState({ rows, question });
  const next = held && shown.question === question ? stillRows(shown.rows, rows, headed) : rows;
  if (next !== shown.rows || question !== shown.question) setShown({ rows: next, question });
  const enter = () => setHeld(true);
  const leave = () => setHeld(false);
  return {
    rows: next,
    hold: { onFocus: enter, onBlur: leave, onPointerEnter: enter, onPointerLeave: leave },
  };
}
