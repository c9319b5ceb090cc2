import { describe, expect, it } from 'vitest';
import { parts, tally } from './nudge-calls.ts';

describe('nudging many', () => {
  it('asks for no more at once than the server takes', () => {
    const ids = Array.from({ length: 201 }, (_, n) => `prt_${n}`);
    expect(parts(ids).map((some) => some.length)).toEqual([100, 100, 1]);
    expect(parts([])).toEqual([]);
  });

  it('adds up what came of each', () => {
    expect(tally({ NUDGED: 2 }, ['NUDGED', 'HAD_ONE', 'NOTHING_WAITS'])).toEqual({
      NUDGED: 3,
      HAD_ONE: 1,
      NOTHING_WAITS: 1,
    });
  });
});
