import { expect, it } from 'vitest';
import { dayAndMonth, daysUntil, happened, list, longDate, shortDate } from './format.ts';

const now = new Date(2026, 10, 23, 9, 0);

it('writes dates as lists and texts want them', () => {
  expect(shortDate('en', new Date(2026, 10, 27))).toBe('Fri 27 Nov');
  expect(longDate('en', new Date(2026, 10, 27), now)).toBe('Friday 27 November');
  expect(longDate('de', new Date(2025, 10, 18), now)).toBe('Dienstag, 18. November 2025');
  expect(dayAndMonth('de', new Date(2026, 11, 11))).toBe('11. Dezember');
});

it('counts calendar days, not hours', () => {
  expect(daysUntil(new Date(2026, 10, 23, 23, 59), now)).toBe(0);
  expect(daysUntil(new Date(2026, 10, 24, 0, 1), now)).toBe(1);
  expect(daysUntil(new Date(2026, 10, 18, 12), now)).toBe(-5);
});

it('tells when something happened by how long ago it was', () => {
  expect(happened('en', new Date(2026, 10, 23, 8, 12), now)).toBe('08:12');
  expect(happened('en', new Date(2026, 10, 20), now)).toBe('Friday');
  expect(happened('en', new Date(2026, 9, 1), now)).toBe('1 October');
});

it('joins names as the language does', () => {
  expect(list('en', ['Max', 'Ines', 'HR'])).toBe('Max, Ines and HR');
  expect(list('de', ['Max', 'HR'])).toBe('Max und HR');
});
