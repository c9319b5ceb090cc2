import { expect, it } from 'vitest';
import { readAddresses } from './pasted-addresses.ts';

it('reads addresses however they are separated, with and without names', () => {
  expect(readAddresses('a@x.example, B <b@x.example>;\n"C, D" <c@x.example>\n\n e@x.example ')).toEqual([
    { email: 'a@x.example', name: '' },
    { email: 'b@x.example', name: 'B' },
    { email: 'c@x.example', name: 'C, D' },
    { email: 'e@x.example', name: '' },
  ]);
});

it('counts the same address once', () => {
  expect(readAddresses('a@x.example\nA@X.example')).toHaveLength(1);
});
