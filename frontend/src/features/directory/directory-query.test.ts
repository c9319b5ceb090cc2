import { expect, it } from 'vitest';
import { directoryVariables } from './directory-query.ts';
import { changed, narrows, readDirectorySearch } from './directory-search.ts';

it('keeps the address short when nothing is chosen', () => {
  expect(readDirectorySearch({ q: '', order: 'NAME', team: '' })).toEqual({});
  expect(readDirectorySearch({ q: 7, order: 'TEAM', after: 'c', state: 'ACTIVE' })).toEqual({
    q: '7',
    order: 'TEAM',
    after: 'c',
  });
});

it('begins at the first page when something else is asked for', () => {
  expect(changed({ q: 'ida', after: 'c', team: 'Design' }, { team: '' })).toEqual({ q: 'ida' });
  expect(narrows({ order: 'TEAM' })).toBe(false);
  expect(narrows({ location: 'Basel' })).toBe(true);
});

it('asks for what the address says', () => {
  expect(directoryVariables({ location: 'Basel', before: 'c' })).toEqual({
    filter: { search: null, team: null, department: null, location: 'Basel' },
    order: 'NAME',
    first: null,
    after: null,
    last: 50,
    before: 'c',
  });
});
