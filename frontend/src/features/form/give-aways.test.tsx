import { expect, it } from 'vitest';
import { render } from '../../testing/render.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { GiveAways } from './give-aways.tsx';

const reader = (label: string, relation: string, named: boolean, you = false) => ({
  key: label,
  kind: 'PERSON',
  relation,
  label,
  you,
  named,
  numbersOnly: false,
  count: 1,
  rule: '',
});

const read = (subjectNamed: boolean) =>
  ({
    now: [reader('Rae Lindqvist', 'AUTHOR', true, true)],
    next: [reader('Max', 'LINE_MANAGER', true)],
    later: [reader('Sue Aalto', 'SUBJECT', subjectNamed)],
  }) as unknown as SightlineData;

const text = 'As her only engineer I see it daily. Rae';

it('tells the writer what may tell who wrote it, in both languages', () => {
  const english = render(<GiveAways text={text} visibility={read(false)} />);
  expect(english.container.textContent).toBe(
    '“As her only engineer” and “Rae” may tell who wrote this. Only you see this hint.',
  );
  const german = render(<GiveAways text={text} visibility={read(false)} />, 'de');
  expect(german.container.textContent).toBe(
    '„As her only engineer“ und „Rae“ können verraten, wer das geschrieben hat. Diesen Hinweis siehst nur du.',
  );
});

it('is silent where everybody reads the name anyway, and where nothing is known yet', () => {
  expect(render(<GiveAways text={text} visibility={read(true)} />).container.textContent).toBe('');
  expect(render(<GiveAways text={text} visibility={null} />).container.textContent).toBe('');
});
