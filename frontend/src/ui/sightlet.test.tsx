import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '../testing/render.tsx';
import { Sightlet } from './sightlet.tsx';
import type { SightlineReaders } from './sightline-row.ts';

const readers: SightlineReaders = {
  author: null,
  now: [
    { key: 'you', label: 'Rae Okafor', kind: 'PERSON', you: true, named: true, rule: 'It is your text.' },
  ],
  next: [],
  later: [],
  status: 'CHECKED',
};

it('explains in a panel that comes when it is pressed, named by its button', async () => {
  render(<Sightlet readers={readers} sentence="Only you." nobodyElse={{ text: 'Ines neither.' }} />);
  const button = screen.getByRole('button', { name: 'Only you.' });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(button);
  const panel = await screen.findByRole('dialog', { name: 'Only you.' });
  expect(panel.textContent).toContain('Nobody else.Ines neither.');
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(button.getAttribute('aria-controls')).toBe(panel.id);
});

it('gives the focus back when it is closed by Escape', async () => {
  render(<Sightlet readers={readers} sentence="Only you." />);
  const button = screen.getByRole('button', { name: 'Only you.' });
  button.focus();
  fireEvent.click(button);
  fireEvent.keyDown(await screen.findByRole('dialog'), { key: 'Escape' });
  await waitFor(() => expect(document.activeElement).toBe(button));
  expect(button.getAttribute('aria-expanded')).toBe('false');
});
