import { expect, it } from 'vitest';
import { kindOf, mailKinds, wordOf } from './mail-kinds.ts';
import { putIn } from './placeholders.ts';

it('finds each mail again by its address', () => {
  for (const kind of mailKinds) expect(kindOf(wordOf(kind))).toBe(kind);
  expect(kindOf('nothing')).toBeNull();
  expect(kindOf('WRITE')).toBeNull();
});

it('puts a placeholder where the cursor is, in place of what is marked', () => {
  expect(putIn('Dear ,', '{name}', 5, 5)).toEqual({ text: 'Dear {name},', cursor: 11 });
  expect(putIn('Dear you', '{name}', 5, 8)).toEqual({ text: 'Dear {name}', cursor: 11 });
});

it('gives the link a line of its own', () => {
  expect(putIn('Go on', '{link}', 5, 5)).toEqual({ text: 'Go on\n{link}', cursor: 12 });
  expect(putIn('Go on', '{link}', 2, 2)).toEqual({ text: 'Go\n{link}\n on', cursor: 9 });
  expect(putIn('Go\n', '{link}', 3, 3)).toEqual({ text: 'Go\n{link}', cursor: 9 });
});
