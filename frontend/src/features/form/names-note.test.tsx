import { expect, it } from 'vitest';
import { render } from '../../testing/render.tsx';
import type { AnsweredReader } from '../sightline/readers.ts';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { NamesNote } from './names-note.tsx';

const reader = (label: string, more: Partial<AnsweredReader> = {}): AnsweredReader => ({
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
});

const visibility = {
  now: [reader('Rae', { you: true, relation: 'AUTHOR' })],
  next: [reader('Max'), reader('HR', { kind: 'GROUP', relation: 'HR' })],
  later: [reader('Sue Aalto', { relation: 'SUBJECT', named: false })],
} as unknown as SightlineData;

it('says what confidential means, and never the word anonymous for it', () => {
  const { container } = render(<NamesNote preset="CONFIDENTIAL" visibility={visibility} name="Sue Aalto" />);
  expect(container.textContent).toContain('This form is confidential, not anonymous.');
  expect(container.textContent).toContain('Max and HR read your answers with your name.');
  expect(container.textContent).toContain(
    'Sue reads the words, mixed with those of others, and never your name.',
  );
});

it('names everybody who reads the name in a named form, in German too', () => {
  const { container } = render(<NamesNote preset="NAMED" visibility={visibility} name="Sue Aalto" />, 'de');
  expect(container.textContent).toContain('Dieses Formular ist namentlich.');
  expect(container.textContent).toContain('Max und HR lesen deine Antworten mit deinem Namen.');
});

it('promises nothing while it is not known who reads', () => {
  const { container } = render(<NamesNote preset="CONFIDENTIAL" visibility={null} name="Sue Aalto" />);
  expect(container.textContent).toContain('Nothing is sent until we know who would read it.');
});
