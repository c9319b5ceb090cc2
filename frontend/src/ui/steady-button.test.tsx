import { Button } from '@mantine/core';
import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { render } from '../testing/render.tsx';

it('sends a form only where it says so, and not while it loads', () => {
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  const form = (busy: boolean) => (
    <form onSubmit={onSubmit}>
      <Button>Leave it</Button>
      <Button type="submit" loading={busy}>
        Send it
      </Button>
      <Button disabled>Never</Button>
    </form>
  );
  const { rerender } = render(form(false));
  fireEvent.click(screen.getByRole('button', { name: 'Leave it' }));
  expect(onSubmit).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Send it' }));
  expect(onSubmit).toHaveBeenCalledTimes(1);
  rerender(form(true));
  fireEvent.click(screen.getByRole('button', { name: 'Send it' }));
  expect(onSubmit).toHaveBeenCalledTimes(1);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Never' }).disabled).toBe(true);
});
