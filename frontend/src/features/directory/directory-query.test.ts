import { expect, it } from 'vitest';
import { directoryVariables } from './directory-query.ts';
import { readDirectorySearch } from './directory-search.ts';

it('keeps the address short when nothing is chosen', () => {
  expect(readDirectorySearch({ tab: 'users', q: '' })).toEqual({});
  expect(readDirectorySearch({ tab: 'guests', q: 7, after: 'c' })).toEqual({
    tab: 'guests',
    q: '7',
    after: 'c',
  });
});

it('asks for guests only where the viewer may list them', () => {
  expect(directoryVariables({ tab: 'guests' }, true)).toMatchObject({ kind: 'GUEST', administers: true });
  expect(directoryVariables({ tab: 'guests' }, false)).toMatchObject({ kind: 'MEMBER', administers: false });
});
