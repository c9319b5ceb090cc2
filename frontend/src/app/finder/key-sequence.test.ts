import { expect, it } from 'vitest';
import { keysBelongTo } from '../../lib/single-keys.ts';
import { KeySequence } from './key-sequence.ts';

it('goes to a place by two letters', () => {
  const keys = new KeySequence();
  expect(keys.press('g', 0)).toBeNull();
  expect(keys.press('h', 900)).toEqual({ act: 'GO', letter: 'h' });
  expect(keys.press('h', 1000)).toBeNull();
});

it('forgets a first letter that was left alone', () => {
  const keys = new KeySequence();
  keys.press('g', 0);
  expect(keys.press('h', 1501)).toBeNull();
});

it('knows the single keys, and begins again after a wrong second letter', () => {
  const keys = new KeySequence();
  expect(keys.press('?', 0)).toEqual({ act: 'KEYS' });
  expect(keys.press('/', 1)).toEqual({ act: 'SEARCH' });
  keys.press('g', 2);
  expect(keys.press('?', 3)).toEqual({ act: 'KEYS' });
  expect(keys.press('d', 4)).toBeNull();
});

it('leaves keys to fields and dialogs', () => {
  document.body.innerHTML = '<p id="p"></p><input id="i"><div role="dialog"><button id="b">x</button></div>';
  expect(keysBelongTo(document.getElementById('p'))).toBe(false);
  expect(keysBelongTo(document.getElementById('i'))).toBe(true);
  expect(keysBelongTo(document.getElementById('b'))).toBe(true);
});
