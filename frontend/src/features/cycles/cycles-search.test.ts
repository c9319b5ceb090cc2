import { expect, test } from 'vitest';
import { cyclesVariables, looking, narrows, readCyclesSearch } from './cycles-search.ts';

test('what is unknown or the usual leaves no trace in the address', () => {
  expect(
    readCyclesSearch({
      kind: 'FEEDBACK_360',
      state: 'GONE',
      order: 'NEWEST',
      q: '',
      archived: true,
      extra: 1,
    }),
  ).toEqual({});
  expect(readCyclesSearch({ kind: 'OBJECTIVES', q: 2026, state: 'OPEN', order: 'LATEST_START' })).toEqual({
    kind: 'OBJECTIVES',
    q: '2026',
    state: 'OPEN',
    order: 'LATEST_START',
  });
});

test('another look begins at the first page and keeps the rest', () => {
  const search = readCyclesSearch({ q: 'spring', state: 'CLOSED', after: 'here' });
  expect(looking(search, { state: '' })).toEqual({ q: 'spring' });
  expect(narrows(looking(search, { q: '', state: '' }))).toBe(false);
});

test('the tab of 360 feedback is asked for where the address names no kind', () => {
  expect(cyclesVariables({}).filter).toEqual({ kind: 'FEEDBACK_360', search: null, states: null });
  expect(cyclesVariables({ state: 'ARCHIVED' }).filter.states).toEqual(['ARCHIVED']);
});
