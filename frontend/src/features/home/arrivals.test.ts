import { expect, it } from 'vitest';
import { arrive, opened } from './arrivals.ts';

const item = (id: string) => ({ id, title: id });
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

it('marks nothing as new when the page opens', () => {
  expect(opened([item('a')]).fresh.size).toBe(0);
});

it('puts what came at its place and marks it', () => {
  const list = arrive(opened([item('b')]), [item('a'), item('b')], false);
  expect(ids(list.shown)).toEqual(['a', 'b']);
  expect([...list.fresh]).toEqual(['a']);
});

it('moves nothing while somebody is in the list, but counts what came', () => {
  const held = arrive(opened([item('b'), item('c')]), [item('a'), item('c')], true);
  expect(ids(held.shown)).toEqual(['b', 'c']);
  expect(held.waiting).toBe(1);
  const released = arrive(held, [item('a'), item('c')], false);
  expect(ids(released.shown)).toEqual(['a', 'c']);
  expect(ids(released.gone)).toEqual(['b']);
  expect(released.waiting).toBe(0);
});

it('forgets that something was done when it comes back', () => {
  const gone = arrive(opened([item('a')]), [], false);
  expect(ids(gone.gone)).toEqual(['a']);
  expect(ids(arrive(gone, [item('a')], false).gone)).toEqual([]);
});
