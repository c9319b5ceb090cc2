import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TickJoiner } from './tick-joiner.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('asks at once after a quiet time and joins a burst into one more call within half a second', () => {
  const ticks = new TickJoiner(() => 0.8);
  const asked = vi.fn();
  ticks.subscribe(asked);
  ticks.tick();
  vi.advanceTimersByTime(0);
  expect(asked).toHaveBeenCalledTimes(1);
  for (let tick = 0; tick < 50; tick += 1) ticks.tick();
  vi.advanceTimersByTime(399);
  expect(asked).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(asked).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(500);
  ticks.tick();
  vi.advanceTimersByTime(0);
  expect(asked).toHaveBeenCalledTimes(3);
});

it('asks again for a tick that comes later, and nobody who has left', () => {
  const ticks = new TickJoiner(() => 0);
  const asked = vi.fn();
  const leave = ticks.subscribe(asked);
  ticks.tick();
  vi.advanceTimersByTime(0);
  ticks.tick();
  vi.advanceTimersByTime(0);
  expect(asked).toHaveBeenCalledTimes(2);
  leave();
  ticks.tick();
  vi.advanceTimersByTime(500);
  expect(asked).toHaveBeenCalledTimes(2);
});
