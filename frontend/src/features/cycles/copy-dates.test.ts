import { describe, expect, it } from 'vitest';
import { movedTo } from './copy-dates.ts';
import type { Timeline } from './cycle-draft.ts';
import { dayOf, withDay } from './timeline-dates.ts';

const none: Timeline = {
  startsAt: null,
  nominateUntil: null,
  approveUntil: null,
  writeUntil: null,
  releaseAt: null,
  endsAt: null,
};

const spring = withDay(
  withDay(withDay(none, 'startsAt', '2026-03-20'), 'writeUntil', '2026-04-10'),
  'endsAt',
  '2026-11-02',
);

describe('the dates of a copy', () => {
  it('keep their distance in days from the beginning', () => {
    const moved = movedTo(spring, '2027-03-22');
    expect([moved.startsAt, moved.writeUntil, moved.endsAt].map(dayOf)).toEqual([
      '2027-03-22',
      '2027-04-12',
      '2027-11-04',
    ]);
    expect(moved.nominateUntil).toBeNull();
  });

  it('keep their time of day where the clocks change between them', () => {
    const moved = movedTo(spring, '2026-07-01');
    const clock = (at: string | null) => new Date(at ?? '').toTimeString().slice(0, 8);
    expect(clock(moved.startsAt)).toBe('00:00:00');
    expect(clock(moved.writeUntil)).toBe('23:59:59');
    expect(clock(moved.endsAt)).toBe('23:59:59');
  });

  it('count from the first date that there is', () => {
    const moved = movedTo(withDay(none, 'writeUntil', '2026-04-10'), '2027-01-31');
    expect(dayOf(moved.writeUntil)).toBe('2027-01-31');
    expect(moved.startsAt).toBeNull();
  });

  it('are none without a day, and where the other cycle has none', () => {
    expect(movedTo(spring, '')).toEqual(none);
    expect(movedTo(none, '2027-01-31')).toEqual(none);
  });
});
