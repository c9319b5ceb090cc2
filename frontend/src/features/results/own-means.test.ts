import { expect, test } from 'vitest';
import { ownMeans } from './own-means.ts';

const five = ['1', '2', '3', '4', '5'];

function scale(sectionTitle: string, own: number | null, labels = five) {
  return { sectionTitle, question: { kind: 'SCALE', labels }, own: { scale: own } };
}

test('a competency has the mean of the points that were chosen about oneself', () => {
  const questions = [scale('Work', 4), scale('Work', 3), scale('Work', null), scale('People', 5)];
  const made = [
    { title: 'Work', points: 5, questions: 3 },
    { title: 'People', points: 5, questions: 1 },
  ];
  expect(ownMeans(made, questions)).toEqual([3.5, 5]);
});

test('where no point was chosen there is none', () => {
  const unwritten = { ...scale('Work', null), own: null };
  expect(ownMeans([{ title: 'Work', points: 5, questions: 2 }], [unwritten, scale('Work', null)])).toEqual([
    null,
  ]);
});

test('sections of one title and scales of other lengths stay apart', () => {
  const questions = [scale('Work', 1), scale('Work', 2, ['a', 'b']), scale('Work', 5)];
  const made = [
    { title: 'Work', points: 5, questions: 1 },
    { title: 'Work', points: 2, questions: 1 },
    { title: 'Work', points: 5, questions: 1 },
  ];
  expect(ownMeans(made, questions)).toEqual([1, 2, 5]);
});
