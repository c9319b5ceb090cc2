import { describe, expect, it } from 'vitest';
import { isAnswered, isHalf, unanswered, wordsOf, type Written } from '../../lib/written.ts';
import { type Answers, changes, merge, readAnswers } from './answers.ts';

const say = (text: string): Written => ({ ...unanswered, text });
const before: Answers = { a: say('one'), b: say('two'), c: { ...unanswered, scale: 2 } };

it('gives every question an entry, in the order of the form', () => {
  const served = [
    { question: { id: 'b' }, text: 'two', scale: null, choices: null, x: null, y: null, notApplicable: null },
  ];
  const answers = readAnswers([{ id: 'a' }, { id: 'b' }], served);
  expect(Object.keys(answers)).toEqual(['a', 'b']);
  expect(answers).toEqual({ a: unanswered, b: say('two') });
});

it('sends what changed and nothing else', () => {
  const sent = changes(before, { ...before, b: say('new'), c: { ...unanswered, notApplicable: true } });
  expect(sent).toEqual([
    { questionId: 'b', text: 'new', scale: null, choices: null, x: null, y: null, notApplicable: null },
    { questionId: 'c', text: null, scale: null, choices: null, x: null, y: null, notApplicable: true },
  ]);
  expect(changes(before, { ...before })).toEqual([]);
});

it('empties an answer that was taken back', () => {
  expect(changes(before, { ...before, a: say('') })).toEqual([
    { questionId: 'a', text: null, scale: null, choices: null, x: null, y: null, notApplicable: null },
  ]);
});

it('counts blank text as unanswered and "I cannot say" as an answer', () => {
  expect(isAnswered(say('  \n'))).toBe(false);
  expect(isAnswered({ ...unanswered, notApplicable: true })).toBe(true);
});

describe('two windows', () => {
  it('that wrote to different questions are joined without asking', () => {
    const mine = { ...before, a: say('mine') };
    const theirs = { ...before, b: say('theirs') };
    expect(merge(mine, theirs, before)).toEqual({
      answers: { ...before, a: say('mine'), b: say('theirs') },
      undecided: [],
    });
  });

  it('that wrote to the same question leave it to the person, own words first', () => {
    const merged = merge({ ...before, a: say('mine') }, { ...before, a: say('theirs') }, before);
    expect(merged.undecided).toEqual(['a']);
    expect(merged.answers.a).toEqual(say('mine'));
  });

  it('are asked about every difference when nobody knows what they began from', () => {
    const merged = merge({ ...before, a: say('kept') }, { ...before, b: say('theirs') }, null);
    expect(merged.undecided).toEqual(['a', 'b']);
  });
});

it('says points and options by their labels', () => {
  const axes = ['Results', 'Way of working'].map((name) => ({ name, low: '', high: '' }));
  const asked = { labels: ['low', 'middle', 'high'], axes };
  expect(wordsOf({ ...unanswered, scale: 3 }, asked)).toBe('high');
  expect(wordsOf({ ...unanswered, choices: [0, 2] }, asked)).toBe('low\nhigh');
  expect(wordsOf(say('words'), asked)).toBe('words');
  expect(wordsOf({ ...unanswered, x: 62, y: 0 }, asked)).toBe('Results: 62\nWay of working: 0');
});

it('sends a dot with both its numbers, and what there is of a half one', () => {
  const dots = (x: number | null, y: number | null) => changes({}, { a: { ...unanswered, x, y } })[0];
  expect(dots(0, 100)).toMatchObject({ x: 0, y: 100, text: null });
  expect(dots(62, null)).toMatchObject({ x: 62, y: null });
  expect(isAnswered({ ...unanswered, x: 0, y: 0 })).toBe(true);
  expect(isAnswered({ ...unanswered, x: 62 })).toBe(false);
  expect(isHalf({ ...unanswered, x: 62 })).toBe(true);
});
