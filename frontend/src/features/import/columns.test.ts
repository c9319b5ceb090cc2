import { expect, test } from 'vitest';
import { chooseField, type Column, remember, sameFields, withWhatWasSaid } from './columns.ts';

const columns: Column[] = [
  { head: 'Wer', field: 'IGNORED', samples: ['Nora'] },
  { head: 'E-Mail', field: 'EMAIL', samples: ['nora@example.org'] },
];

test('what was said of a column holds for the next file with the same head', () => {
  const said = remember(columns, ['NAME', 'EMAIL']);
  const next: Column[] = [
    { head: 'Ort', field: 'LOCATION', samples: [] },
    { head: 'Wer', field: 'IGNORED', samples: [] },
  ];
  expect(withWhatWasSaid(next, said)).toEqual(['LOCATION', 'NAME']);
});

test('a field stands in one column only', () => {
  expect(chooseField(['IGNORED', 'EMAIL'], 0, 'EMAIL')).toEqual(['EMAIL', 'IGNORED']);
  expect(chooseField(['NAME', 'EMAIL'], 0, 'IGNORED')).toEqual(['IGNORED', 'EMAIL']);
});

test('two ways of reading the columns are compared', () => {
  expect(sameFields(columns, ['IGNORED', 'EMAIL'])).toBe(true);
  expect(sameFields(columns, ['NAME', 'EMAIL'])).toBe(false);
});
