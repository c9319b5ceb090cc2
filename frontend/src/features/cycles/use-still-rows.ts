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
 * `place` says what is looked at; what they ask for themselves comes at once.
 */
export function useStillRows<Row extends Identified>(
  rows: readonly Row[],
  place: string,
  headed: boolean,
): { rows: readonly Row[]; hold: Hold } {
  const [held, setHeld] = useState(false);
  const [shown, setShown] = useState({ rows, place });
  const next = held && shown.place === place ? stillRows(shown.rows, rows, headed) : rows;
  if (next !== shown.rows || place !== shown.place) setShown({ rows: next, place });
  const enter = () => setHeld(true);
  const leave = () => setHeld(false);
  return {
    rows: next,
    hold: { onFocus: enter, onBlur: leave, onPointerEnter: enter, onPointerLeave: leave },
  };
}
