import { expect, it } from 'vitest';
import { stillRows } from './still-rows.ts';

const row = (id: string, words: string) => ({ id, words });

it('keeps the order and the rows of before, with what is new of each', () => {
  const before = [row('a', 'asked'), row('b', 'asked'), row('c', 'asked')];
  const now = [row('d', 'asked'), row('b', 'handed in'), row('a', 'asked')];
  expect(stillRows(before, now, false)).toEqual([
    row('a', 'asked'),
    row('b', 'handed in'),
    row('c', 'asked'),
  ]);
});

it('is the same list while nothing is new, so that nothing is drawn again', () => {
  const before = [row('a', 'asked')];
  expect(stillRows(before, [...before, row('b', 'asked')], false)).toBe(before);
});

it('leaves rows under heads where they are', () => {
  const before = [row('a', 'asked')];
  expect(stillRows(before, [row('a', 'handed in')], true)).toBe(before);
});

it('lets the first rows come', () => {
  const now = [row('a', 'asked')];
  expect(stillRows([], now, false)).toBe(now);
  expect(stillRows([], now, true)).toBe(now);
});
