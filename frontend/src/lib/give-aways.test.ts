import { describe, expect, it } from 'vitest';
import { giveAways } from './give-aways.ts';

const rae = 'Rae Lindqvist';

describe('what may tell who wrote a text', () => {
  it.each([
    ['As his only engineer I see the hours.', ['As his only engineer']],
    ['I was her first apprentice, and it shows.', ['I was her first apprentice']],
    ['I am the only illustrator here.', ['I am the only illustrator here']],
    ['In our 1:1 you always ask.', ['our 1:1']],
    ['Since I joined, my team meets on Mondays.', ['Since I joined', 'my team']],
    ['Ask me again. Rae', ['Rae']],
    ['Write to rae@aldersund.example or +46 40 123 45 67.', ['rae@aldersund.example', '+46 40 123 45 67']],
    ['Als dein einziger Praktikant lerne ich viel.', ['Als dein einziger Praktikant']],
    ['Seit ich angefangen habe, hilft mein Chef nie.', ['Seit ich angefangen', 'mein Chef']],
  ])('%s', (text, expected) => {
    expect(giveAways(text, rae)).toEqual(expected);
  });

  it.each([
    'She answers as the project goes on, and as her deadlines allow.',
    'He sets a brave example for everybody, most of all in a crisis.',
    'In 2026 we printed 600 covers in 3 days.',
    'Alles, was ihr Plan verspricht, hält sie ein.',
    'A draerae is no name of anybody, nor is rae in small letters.',
  ])('finds nothing in: %s', (text) => {
    expect(giveAways(text, rae)).toEqual([]);
  });

  it('says each once, and no more than three', () => {
    expect(giveAways('my team, my team, my office, my desk, my boss', rae)).toEqual([
      'my team',
      'my office',
      'my desk',
    ]);
  });
});
