import { expect, it } from 'vitest';
import { takeToken } from './url-token.ts';

it('reads the token and takes it out of the address', () => {
  window.history.replaceState(null, '', '/accept?lang=de#abc%2Bdef');
  expect(takeToken(window)).toBe('abc+def');
  expect(window.location.href).toMatch(/\/accept\?lang=de$/u);
});

it('is empty without a token', () => {
  window.history.replaceState(null, '', '/accept');
  expect(takeToken(window)).toBe('');
});
