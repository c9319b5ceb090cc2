import { expect, it } from 'vitest';
import { dayIn, dayOf, dueAt } from './due-day.ts';

it('takes a day for its evening and gives the same day back', () => {
  const at = dueAt('2026-12-03');
  expect(new Date(at ?? '').getHours()).toBe(18);
  expect(dayOf(at)).toBe('2026-12-03');
  expect(dueAt('')).toBeNull();
  expect(dayOf(null)).toBe('');
});

it('counts days over the end of a month', () => {
  expect(dayIn(30, new Date(2026, 11, 1, 9))).toBe('2026-12-31');
  expect(dayIn(31, new Date(2026, 11, 1, 9))).toBe('2027-01-01');
});
