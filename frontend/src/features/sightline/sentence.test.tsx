import { describe, expect, it } from 'vitest';
import { render } from '../../testing/render.tsx';
import type { Locale } from '../../lib/format.ts';
import type { Answered, AnsweredReader } from './readers.ts';
import { SightlineSentence } from './sentence.tsx';

function reader(label: string, more: Partial<AnsweredReader> = {}): AnsweredReader {
  return {
    key: label,
    kind: 'PERSON',
    relation: 'LINE_MANAGER',
    label,
    you: false,
    named: true,
    numbersOnly: false,
    count: 1,
    rule: '',
    ...more,
  };
}

const you = reader('Rae', { you: true, relation: 'AUTHOR' });
const max = reader('Max');
const hr = reader('HR', { kind: 'GROUP', relation: 'HR' });
const sue = reader('Sue', { relation: 'SUBJECT', named: false });

function answered(changes: Partial<Answered>, step: Partial<Answered['answer']> = {}): Answered {
  const answer = {
    id: 'req_1',
    state: 'DRAFT',
    authorShown: 'HIDDEN_FROM_SOME',
    nextStep: 'SUBMIT',
    laterStep: 'RELEASE',
    laterAt: null,
    threshold: null,
    closesAt: null,
    frozen: false,
    version: 'v1',
    ...step,
  } as Answered['answer'];
  return {
    answer,
    author: you,
    subject: sue,
    withheldBy: null,
    now: [you],
    next: [],
    later: [],
    ...changes,
  };
}

function say(value: Answered, laterAt: string | null, locale: Locale): string {
  const { container } = render(
    <SightlineSentence answered={value} laterAt={laterAt} locale={locale} />,
    locale,
  );
  return container.textContent.replace(/\s+/gu, ' ').trim();
}

const draft = answered({ next: [max, hr], later: [sue] });
const readBySue = answered({
  author: reader('', { kind: 'HIDDEN' }),
  now: [reader('Sue', { you: true, named: false, relation: 'SUBJECT' }), max, hr],
});

describe.each([
  [
    'en',
    'Only you. After you submit: Max and HR, with your name. From 11 December Sue, never with your name.',
  ],
  [
    'de',
    'Nur du. Nach dem Absenden: Max und HR, mit deinem Namen. Ab 11 December Sue, nie mit deinem Namen.',
  ],
] as const)('a confidential draft in %s', (locale, sentence) => {
  it('names the reviewee as a later reader', () => {
    expect(say(draft, '11 December', locale)).toBe(sentence);
  });
});

describe.each([
  ['en', 'You, Max and HR. Max and HR know the name, you do not.'],
  ['de', 'Du, Max und HR. Max und HR kennen den Namen, du nicht.'],
] as const)('confidential, read by the reviewee, in %s', (locale, sentence) => {
  it('says who knows the name', () => {
    expect(say(readBySue, null, locale)).toBe(sentence);
  });
});

describe.each([
  [
    'en',
    'Withheld by Max. You, Max and HR can read it and why. Sue learns only that one answer is withheld.',
  ],
  [
    'de',
    'Von Max zurückgehalten. Du, Max und HR können es und den Grund lesen. Sue erfährt nur, dass eine Antwort zurückgehalten ist.',
  ],
] as const)('withheld, in %s', (locale, sentence) => {
  it('says by whom, and what the reviewee learns', () => {
    const value = answered({ now: [you, max, hr], withheldBy: max }, { state: 'WITHHELD', nextStep: null });
    expect(say(value, null, locale)).toBe(sentence);
  });
});

describe.each([
  [
    'en',
    'Only you. After you submit: Max, with your name. After the release: Sue, never with your name. Sue gets numbers made of it, never your words.',
  ],
  [
    'de',
    'Nur du. Nach dem Absenden: Max, mit deinem Namen. Nach der Freigabe: Sue, nie mit deinem Namen. Sue bekommt nur Zahlen daraus, nie deine Worte.',
  ],
] as const)('a reader of numbers, in %s', (locale, sentence) => {
  it('is said to get no words', () => {
    const counting = { ...sue, numbersOnly: true };
    expect(say(answered({ next: [max], later: [counting] }), null, locale)).toBe(sentence);
  });
});

it('a text nobody else will ever read', () => {
  expect(say(answered({}), null, 'en')).toBe('Only you. No role can open it.');
});

it('a draft that nobody takes any more says nothing of how many answer', () => {
  const value = answered({}, { state: 'FINAL', nextStep: null, laterStep: null, threshold: 3 });
  expect(say(value, null, 'en')).toBe(
    'Only you. No role can open it. When the cycle closes, the tie to you is destroyed.',
  );
});

it('handed in: who reads now, who never learns the name', () => {
  const value = answered({ now: [you, max, hr], next: [sue] }, { nextStep: 'RELEASE' });
  expect(say(value, null, 'en')).toBe('You, Max and HR. After the release: Sue, never with your name.');
});

it('released: tells the writer who never learns the name', () => {
  expect(say(answered({ now: [you, max, hr, sue] }), null, 'en')).toBe(
    'You, Max, HR and Sue. Sue never learns your name.',
  );
});

it('a text without an author says nothing of names', () => {
  const value = answered(
    { author: null, now: [hr], next: [reader('The people of the cycle')] },
    { nextStep: 'PUBLISH' },
  );
  expect(say(value, null, 'en')).toBe('HR. After it is published: The people of the cycle.');
});
