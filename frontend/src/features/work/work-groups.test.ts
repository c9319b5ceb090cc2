import { expect, it } from 'vitest';
import { grouped } from './work-groups.ts';

const now = new Date('2026-12-01T10:00:00Z');
const review = (id: string, state: 'ACTIVE' | 'INACTIVE' | 'LOCKED', dueAt: string | null) => ({
  id,
  state,
  dueAt,
});

it('groups by what is waited for, and by day within a group', () => {
  const groups = grouped(
    [
      review('later', 'ACTIVE', '2026-12-09T17:00:00Z'),
      review('done', 'LOCKED', '2026-11-01T17:00:00Z'),
      review('soon', 'ACTIVE', '2026-12-02T17:00:00Z'),
      review('free', 'ACTIVE', null),
      review('late', 'ACTIVE', '2026-11-30T17:00:00Z'),
      review('paused', 'INACTIVE', '2026-11-30T17:00:00Z'),
    ],
    now,
  );
  expect(groups.map(({ group, reviews }) => [group, ...reviews.map(({ id }) => id)])).toEqual([
    ['OVERDUE', 'late'],
    ['DUE', 'soon', 'later'],
    ['OPEN', 'free'],
    ['RESTING', 'paused'],
    ['LOCKED', 'done'],
  ]);
});

it('has no empty groups', () => {
  expect(grouped([], now)).toEqual([]);
});
