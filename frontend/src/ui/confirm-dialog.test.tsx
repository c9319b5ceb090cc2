import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { render } from '../testing/render.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** A dialog whose answer comes when the test lets it. */
function ask() {
  let answer: (problem: string | null) => void = () => undefined;
  const onConfirm = vi.fn(() => new Promise<string | null>((resolve) => (answer = resolve)));
  const onClose = vi.fn();
  render(
    <ConfirmDialog title="Open it?" confirm="Open it" keep="Leave it" onConfirm={onConfirm} onClose={onClose}>
      It goes on.
    </ConfirmDialog>,
  );
  const comes = (problem: string | null) =>
    act(() => {
      answer(problem);
      return Promise.resolve();
    });
  return { onConfirm, onClose, answer: comes };
}

it('keeps the focus on the button while the answer is on its way, and sends once', async () => {
  const { onConfirm, onClose, answer } = ask();
  const keep = screen.getByRole('button', { name: 'Leave it' });
  await waitFor(() => expect(document.activeElement).toBe(keep));
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Open it' });
  button.focus();
  fireEvent.click(button);
  // The browser takes the focus from a disabled button; jsdom does not, so it is looked at what makes it do so.
  expect(button.disabled).toBe(false);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(button);
  fireEvent.click(button);
  expect(onConfirm).toHaveBeenCalledTimes(1);
  await answer('The date is past.');
  expect(screen.getByText('The date is past.')).toBeDefined();
  expect(document.activeElement).toBe(button);
  expect(button.hasAttribute('aria-disabled')).toBe(false);
  fireEvent.click(button);
  await answer(null);
  expect(onConfirm).toHaveBeenCalledTimes(2);
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('lets who goes on quickly from a date stay where they went', async () => {
  render(
    <ConfirmDialog
      title="Open it?"
      confirm="Open it"
      keep="Leave it"
      onConfirm={() => Promise.resolve(null)}
      onClose={() => undefined}
    >
      <input type="date" aria-label="Closes" />
    </ConfirmDialog>,
  );
  const keep = screen.getByRole('button', { name: 'Leave it' });
  await waitFor(() => expect(document.activeElement).toBe(keep));
  const date = screen.getByLabelText('Closes');
  date.focus();
  // Two keys before the browser comes to anything else: what the first one left to do must not undo the second.
  fireEvent.keyDown(date, { key: 'Tab' });
  keep.focus();
  fireEvent.keyDown(keep, { key: 'Tab' });
  const button = screen.getByRole('button', { name: 'Open it' });
  expect(document.activeElement).toBe(button);
  await new Promise((later) => setTimeout(later, 0));
  expect(document.activeElement).toBe(button);
  // Backwards the first field leads to the last button, and not behind the dialog.
  date.focus();
  fireEvent.keyDown(date, { key: 'Tab', shiftKey: true });
  await act(() => new Promise((later) => setTimeout(later, 0)));
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true);
});
