import { expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

const origin = 'https://sightline.example';

it.each([
  ['/feedback/req_1', '/feedback/req_1'],
  ['/guest?x=1#decline', '/guest?x=1#decline'],
  ['/a/../home', '/home'],
])('goes on to %s', (next, target) => {
  expect(safeNext(next, origin)).toBe(target);
});

it.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'home',
  '',
  undefined,
  ['/home'],
  '/login?next=/login',
  '/auth/sign-out',
  '/graphql',
])('goes to the start page instead of %s', (next) => {
  expect(safeNext(next, origin)).toBe('/');
});
