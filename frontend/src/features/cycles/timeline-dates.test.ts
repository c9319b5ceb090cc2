import { expect, it } from 'vitest';
import type { Timeline } from './cycle-draft.ts';
import { dayOf, withDay } from './timeline-dates.ts';

const empty: Timeline = {
  startsAt: null,
  nominateUntil: null,
  approveUntil: null,
  writeUntil: null,
  releaseAt: null,
  endsAt: null,
};

/** A local moment as the server writes it. */
function moment(day: number, clock: [number, number, number] = [0, 0, 0]): string {
  return new Date(2026, 10, day, ...clock).toISOString().replace('.000', '');
}

it('begins with the day and includes the last one', () => {
  const { startsAt } = withDay(empty, 'startsAt', '2026-11-02');
  const { writeUntil } = withDay(empty, 'writeUntil', '2026-11-27');
  expect(startsAt).toBe(moment(2));
  expect(writeUntil).toBe(moment(27, [23, 59, 59]));
});

it('lets the release begin when writing ends on the same day', () => {
  const written = withDay(empty, 'writeUntil', '2026-11-27');
  expect(withDay(written, 'releaseAt', '2026-11-27').releaseAt).toBe(written.writeUntil);
  expect(withDay(written, 'releaseAt', '2026-11-28').releaseAt).toBe(moment(28));
});

it('leaves the other moments as they are, to the second', () => {
  const timeline = { ...empty, startsAt: '2026-11-02T09:17:03Z' };
  expect(withDay(timeline, 'endsAt', '2026-12-01').startsAt).toBe('2026-11-02T09:17:03Z');
});

it('takes a date away', () => {
  expect(withDay(withDay(empty, 'endsAt', '2026-12-01'), 'endsAt', '').endsAt).toBeNull();
});

it('keeps a year that is still being typed', () => {
  expect(dayOf(withDay(empty, 'endsAt', '0002-12-01').endsAt)).toBe('0002-12-01');
});
