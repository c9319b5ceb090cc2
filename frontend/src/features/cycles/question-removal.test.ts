import { expect, it } from 'vitest';
import type { SectionDraft } from './cycle-draft.ts';
import { putQuestionBack, putSectionBack, removeQuestion } from './question-removal.ts';

function section(key: string, ...questions: string[]): SectionDraft {
  const words = {
    kind: 'TEXT',
    help: '',
    required: false,
    allowNotApplicable: false,
    labels: '',
    axes: [],
    textSelf: '',
    cycleScale: false,
  } as const;
  return { key, title: key, questions: questions.map((text) => ({ key: text, text, ...words })) };
}

const before = [section('A', 'a1', 'a2', 'a3'), section('B', 'b1')];

it('puts a question back where it stood and keeps what was written meanwhile', () => {
  const meanwhile = removeQuestion(before, 'a2').map((one) => ({ ...one, title: `${one.title}, renamed` }));
  const [first] = putQuestionBack(meanwhile, before, 'a2');
  expect(first?.title).toBe('A, renamed');
  expect(first?.questions.map((question) => question.text)).toEqual(['a1', 'a2', 'a3']);
});

it('leaves the rest alone when the section of a question is gone', () => {
  expect(putQuestionBack([section('B', 'b1')], before, 'a2')).toEqual([section('B', 'b1')]);
});

it('puts a section back in its place', () => {
  expect(putSectionBack([section('B', 'b1')], before, 'A')).toEqual(before);
});
