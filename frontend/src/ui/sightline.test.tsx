import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '../testing/render.tsx';
import { Sightline } from './sightline.tsx';
import type { SightlineReaders } from './sightline-row.ts';

const readers: SightlineReaders = {
  author: null,
  now: [
    { key: 'you', label: 'Rae Okafor', kind: 'PERSON', you: true, named: true, rule: 'It is your text.' },
  ],
  next: [
    {
      key: 'max',
      label: 'Max Lindqvist',
      kind: 'PERSON',
      you: false,
      named: true,
      when: 'after you submit',
      rule: 'He is Sue’s line manager.',
    },
  ],
  later: [],
  status: 'CHECKED',
};

function draw(changes: Partial<SightlineReaders> = {}) {
  return (
    <Sightline
      readers={{ ...readers, ...changes }}
      sentence="Only you."
      sentenceId="who"
      nobodyElse={{ text: 'Ines neither.' }}
    >
      <textarea aria-label="Answer" aria-describedby="who" />
    </Sightline>
  );
}

it('is one button that says the sentence, and describes the field inside', () => {
  render(draw());
  const button = screen.getByRole('button', { name: 'Only you. Why?' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  expect(document.getElementById('who')?.textContent).toBe('Only you.');
});

it('explains in place: each reader with the rule, nobody else last', () => {
  render(draw());
  fireEvent.click(screen.getByRole('button'));
  const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
  expect(lines[0]).toContain('You, now and later.');
  expect(lines[1]).toContain('Max Lindqvist, after you submit, with your name.');
  expect(lines[1]).toContain('He is Sue’s line manager.');
  expect(lines[2]).toContain('Nobody else.Ines neither.');
});

it('opens by Alt+S from inside the text and takes the focus', () => {
  render(draw());
  fireEvent.keyDown(screen.getByRole('textbox'), { altKey: true, code: 'KeyS' });
  expect(screen.getByRole('button').getAttribute('aria-expanded')).toBe('true');
  expect(document.activeElement).toBe(screen.getByRole('button'));
});

it('announces changed readers once, politely', () => {
  const { rerender } = render(draw());
  expect(screen.getByRole('status').textContent).toBe('');
  rerender(draw({ status: 'CHANGED' }));
  expect(screen.getByRole('status').textContent).toBe('Only you.');
});

it('draws nobody while nothing is known', () => {
  render(draw({ status: 'NOT_CHECKED' }));
  expect(screen.queryByTestId('line')).toBeNull();
});
