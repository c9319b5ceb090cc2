import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { render } from '../testing/render.tsx';
import { DotField } from './dot-field.tsx';

const axes = [
  { name: 'Results', low: 'Fewer than agreed', high: 'More than agreed' },
  { name: 'Way of working', low: '', high: '' },
] as const;

function show(x: number | null, y: number | null) {
  const onChange = vi.fn<(x: number | null, y: number | null) => void>();
  render(<DotField id="dot" axes={axes} x={x} y={y} onChange={onChange} />);
  return onChange;
}

describe('by arrows', () => {
  it.each([
    ['ArrowRight', {}, 63],
    ['ArrowUp', {}, 63],
    ['ArrowLeft', { shiftKey: true }, 52],
    ['PageUp', {}, 72],
    ['Home', {}, 0],
    ['End', {}, 100],
  ])('%s moves the axis that has the focus', (key, with_, to) => {
    const onChange = show(62, 78);
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Results' }), { key, ...with_ });
    expect(onChange).toHaveBeenCalledWith(to, 78);
  });

  it('never leaves the graph', () => {
    const onChange = show(99, 0);
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Results' }), { key: 'ArrowRight', shiftKey: true });
    fireEvent.keyDown(screen.getByRole('slider', { name: 'Way of working' }), { key: 'ArrowDown' });
    expect(onChange.mock.calls).toEqual([
      [100, 0],
      [99, 0],
    ]);
  });

  it('begins in the middle, where both halves are seen', () => {
    const onChange = show(null, null);
    const slider = screen.getByRole('slider', { name: 'Way of working' });
    expect(slider.getAttribute('aria-valuetext')).toBe('not placed');
    fireEvent.keyDown(slider, { key: 'ArrowUp' });
    expect(onChange).toHaveBeenCalledWith(50, 51);
  });
});

it('says the words at the end of an axis', () => {
  show(100, 3);
  const said = screen.getAllByRole('slider').map((slider) => slider.getAttribute('aria-valuetext'));
  expect(said).toEqual(['100, More than agreed', '3']);
});

it('takes typed numbers, one at a time, and only whole ones from 0 to 100', () => {
  const onChange = show(null, 78);
  const field = screen.getByRole('textbox', { name: 'Results' });
  fireEvent.change(field, { target: { value: '62' } });
  expect(onChange).toHaveBeenLastCalledWith(62, 78);
  fireEvent.change(field, { target: { value: '101' } });
  expect(onChange).toHaveBeenCalledTimes(1);
});

it('is cleared as a whole', () => {
  const onChange = show(62, null);
  fireEvent.click(screen.getByRole('button', { name: 'Clear the dot' }));
  expect(onChange).toHaveBeenCalledWith(null, null);
});
