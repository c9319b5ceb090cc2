import { describe, expect, it } from 'vitest';
import type { SectionDraft } from './cycle-draft.ts';
import { canMove, moveQuestion, moveSection, placeOf } from './question-moves.ts';

function section(key: string, ...questions: string[]): SectionDraft {
  return {
    key,
    title: key,
    questions: questions.map((question) => ({
      key: question,
      kind: 'TEXT',
      text: question,
      help: '',
      required: false,
      allowNotApplicable: false,
      labels: '',
      axes: [],
      textSelf: '',
      cycleScale: false,
    })),
  };
}

const form = [section('A', 'a1', 'a2'), section('B', 'b1'), section('C')];

function shape(sections: readonly SectionDraft[]): string {
  return sections
    .map(({ key, questions }) => `${key}: ${questions.map((one) => one.key).join(' ')}`)
    .join(' | ');
}

describe('a question moves', () => {
  it.each([
    ['a1', 1, 'A: a2 a1 | B: b1 | C: '],
    ['a2', -1, 'A: a2 a1 | B: b1 | C: '],
    ['a2', 1, 'A: a1 | B: a2 b1 | C: '],
    ['b1', -1, 'A: a1 a2 b1 | B:  | C: '],
    ['b1', 1, 'A: a1 a2 | B:  | C: b1'],
    ['a1', -1, 'A: a1 a2 | B: b1 | C: '],
  ] as const)('%s by %i', (key, direction, after) => {
    expect(shape(moveQuestion(form, key, direction))).toBe(after);
  });
});

it('knows where there is no further place', () => {
  expect(canMove(form, 'a1', -1)).toBe(false);
  expect(canMove(form, 'b1', 1)).toBe(true);
  expect(canMove(form.slice(0, 2), 'b1', 1)).toBe(false);
});

it('counts places over all sections', () => {
  expect(placeOf(form, 'b1')).toEqual({ place: 3, of: 3 });
});

it('moves whole sections and stops at the ends', () => {
  expect(shape(moveSection(form, 'B', -1))).toBe('B: b1 | A: a1 a2 | C: ');
  expect(shape(moveSection(form, 'A', -1))).toBe(shape(form));
});
