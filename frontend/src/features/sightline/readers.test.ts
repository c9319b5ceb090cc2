import { expect, it } from 'vitest';
import type { AnsweredReader } from './readers.ts';
import { toReaders, unmask } from './readers.ts';
import type { VisibilityAnswer } from './sightline-visibility.ts';

const reader = (key: string, more: Partial<AnsweredReader> = {}): AnsweredReader => ({
  key,
  kind: 'PERSON',
  relation: 'LINE_MANAGER',
  label: key,
  you: false,
  named: true,
  numbersOnly: false,
  count: 1,
  rule: '',
  ...more,
});

const somebody = reader('Somebody', { kind: 'HIDDEN', relation: 'AUTHOR' });
const sue = reader('Sue', { you: true, named: false, relation: 'SUBJECT' });
const aboveSue = reader("Sue's line manager", { kind: 'GROUP' });

const answer = {
  id: 'ans_1',
  state: 'RELEASED',
  author: somebody,
  now: [somebody, sue, aboveSue],
  next: [],
  later: [],
  nextStep: null,
  laterStep: null,
} as unknown as VisibilityAnswer;

const drawn = toReaders(
  unmask(answer),
  () => '',
  () => 'Line manager',
  null,
  false,
);

it('shows an author without a name at the head of the line and not among the readers', () => {
  expect(drawn.author).toEqual({ name: 'Somebody', kind: 'HIDDEN', you: false });
  expect(drawn.now.map((one) => one.label)).toEqual(['Sue', "Sue's line manager"]);
});

it('gives a group a short word for its face, and people none', () => {
  expect(drawn.now.map((one) => one.sign)).toEqual([undefined, 'Line manager']);
});
