import { expect, it } from 'vitest';
import { fieldOf, momentOf, proposed } from './notice-plans.ts';

it('proposes tomorrow at nine, over the end of a month too', () => {
  expect(proposed(new Date(2026, 10, 30, 22, 5))).toBe('2026-12-01T09:00');
});

it('reads what it has written', () => {
  const at = new Date(2026, 11, 3, 7, 45);
  expect(momentOf(fieldOf(at))).toBe(at.toISOString());
});

it('takes nothing for a moment that is none', () => {
  expect(momentOf('')).toBeNull();
  expect(momentOf('2026-13-45T09:00')).toBeNull();
});
