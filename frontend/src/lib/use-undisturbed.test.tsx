import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useUndisturbed } from './use-undisturbed.ts';

const same = (one: string, other: string) => one === other;

function opened(first: string) {
  return renderHook(({ stored }) => useUndisturbed(stored, same), { initialProps: { stored: first } });
}

it('takes over what others saved while nothing was written', () => {
  const { result, rerender } = opened('Read this.');
  rerender({ stored: 'Read that.' });
  expect(result.current).toMatchObject({ value: 'Read that.', changed: false, elsewhere: false });
});

it('keeps what was written, and says that others saved something else', () => {
  const { result, rerender } = opened('Read this.');
  act(() => result.current.set('Mine.'));
  rerender({ stored: 'Read this.' });
  expect(result.current).toMatchObject({ value: 'Mine.', changed: true, elsewhere: false });
  rerender({ stored: 'Read that.' });
  expect(result.current).toMatchObject({ value: 'Mine.', changed: true, elsewhere: true });
});

it('shows what the server made of what was sent', () => {
  const { result, rerender } = opened('Read this.');
  act(() => result.current.set('Mine. '));
  rerender({ stored: 'Mine.' });
  act(() => result.current.settle('Mine. '));
  expect(result.current).toMatchObject({ value: 'Mine.', changed: false, elsewhere: false });
});

it('keeps what was written while it was being sent', () => {
  const { result, rerender } = opened('Read this.');
  act(() => result.current.set('Mine'));
  act(() => result.current.set('Mine, and more'));
  rerender({ stored: 'Mine' });
  act(() => result.current.settle('Mine'));
  expect(result.current.value).toBe('Mine, and more');
});
