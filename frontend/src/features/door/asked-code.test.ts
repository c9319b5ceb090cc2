import { expect, it } from 'vitest';
import { forgetAsked, keepAsked, readAsked, untilAgain } from './asked-code.ts';

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

it('knows for ten minutes where a code went, until it was used', () => {
  const storage = memory();
  expect(readAsked(storage, 0)).toBeNull();
  keepAsked(storage, { email: 'gus@partner.example', at: 1_000 });
  expect(readAsked(storage, 600_999)).toEqual({ email: 'gus@partner.example', at: 1_000 });
  expect(readAsked(storage, 601_000)).toBeNull();
  forgetAsked(storage);
  expect(readAsked(storage, 2_000)).toBeNull();
});

it('counts down until another code can be asked for', () => {
  const asked = { email: 'gus@partner.example', at: 10_000 };
  expect([10_000, 10_001, 69_500, 70_000, 80_000].map((now) => untilAgain(asked, now))).toEqual([
    60, 60, 1, 0, 0,
  ]);
});

it('goes on without storage', () => {
  const broken = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('denied');
    },
  };
  expect(() => keepAsked(broken, { email: 'a@b.example', at: 0 })).not.toThrow();
  expect(readAsked(broken, 0)).toBeNull();
});
