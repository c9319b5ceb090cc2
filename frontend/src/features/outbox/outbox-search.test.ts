import { expect, it } from 'vitest';
import { readOutboxSearch } from './outbox-search.ts';

it('reads the filter and the page, and nothing that does not exist', () => {
  expect(readOutboxSearch({ state: 'FAILED', after: 'c' })).toEqual({ state: 'FAILED', after: 'c' });
  expect(readOutboxSearch({ state: 'LOST', page: 2 })).toEqual({});
});
