import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Connection } from './connection.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T10:44:00Z') });
});

afterEach(() => {
  vi.useRealTimers();
});

it('remembers since when the server is out of reach', () => {
  const connection = new Connection();
  connection.lost();
  vi.advanceTimersByTime(60_000);
  connection.lost();
  expect(connection.current().offlineSince).toBe(Date.parse('2026-11-23T10:44:00Z'));
  connection.reached();
  expect(connection.current().offlineSince).toBeNull();
});

it('says that live updates pause only when the socket is away for more than ten seconds', () => {
  const connection = new Connection();
  connection.socketDown();
  vi.advanceTimersByTime(9_999);
  expect(connection.current().livePaused).toBe(false);
  vi.advanceTimersByTime(1);
  expect(connection.current().livePaused).toBe(true);
  connection.socketUp();
  expect(connection.current().livePaused).toBe(false);
});

it('does not mention a short break', () => {
  const connection = new Connection();
  connection.socketDown();
  vi.advanceTimersByTime(5_000);
  connection.socketUp();
  vi.advanceTimersByTime(60_000);
  expect(connection.current().livePaused).toBe(false);
});
