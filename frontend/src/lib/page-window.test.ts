import { expect, it } from 'vitest';
import { pageWindow, readPageSearch, searchWord } from './page-window.ts';

it('asks from the start on the first page and after a cursor on the next', () => {
  expect(pageWindow({}, 50)).toEqual({ first: 50, after: null, last: null, before: null });
  expect(pageWindow({ after: 'c' }, 50)).toEqual({ first: 50, after: 'c', last: null, before: null });
});

it('asks from the end on the way back', () => {
  expect(pageWindow({ before: 'c' }, 50)).toEqual({ first: null, after: null, last: 50, before: 'c' });
});

it('never goes both ways at once', () => {
  expect(readPageSearch({ after: 'a', before: 'b' })).toEqual({ after: 'a' });
  expect(readPageSearch({ before: 'b' })).toEqual({ before: 'b' });
  expect(readPageSearch({ after: '', before: 7 })).toEqual({ before: '7' });
});

it('takes words and numbers out of an address and nothing else', () => {
  expect([searchWord('ann'), searchWord(2026), searchWord({ a: 1 }), searchWord(undefined)]).toEqual([
    'ann',
    '2026',
    '',
    '',
  ]);
});
