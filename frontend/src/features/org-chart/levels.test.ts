import { describe, expect, it } from 'vitest';
import { type Found, type Levels, type Placed, top, wayTo, withPage, withWay } from './levels.ts';

const placed = (id: string): Placed => ({ id, name: id, title: null, reportCount: 1, lineCount: null });
const under = (id: string, managerId: string | null) => ({ ...placed(id), managerId });

describe('wayTo', () => {
  it('leads from the top down', () => {
    const found: Found = { ...under('sue', 'max'), above: [under('ines', null), under('max', 'ines')] };
    expect(wayTo(found).map(({ id }) => id)).toEqual(['ines', 'max', 'sue']);
  });

  it('begins below somebody who is gone', () => {
    const found: Found = { ...under('sue', 'max'), above: [under('ines', null), under('max', 'gone')] };
    expect(wayTo(found).map(({ id }) => id)).toEqual(['max', 'sue']);
  });
});

describe('withWay', () => {
  it('adds who is missing, and nobody twice', () => {
    const levels: Levels = { [top]: { people: [placed('ines')], next: 'more' } };
    const after = withWay(levels, [placed('ines'), placed('max')]);
    expect(after[top]?.people).toHaveLength(1);
    expect(after.ines?.people.map(({ id }) => id)).toEqual(['max']);
  });
});

describe('withPage', () => {
  it('leaves once who was looked for before', () => {
    const levels: Levels = { [top]: { people: [placed('ines'), placed('zoe')], next: 'a' } };
    const after = withPage(levels, top, { people: [placed('otto'), placed('zoe')], next: null });
    expect(after[top]?.people.map(({ id }) => id)).toEqual(['ines', 'zoe', 'otto']);
    expect(after[top]?.next).toBeNull();
  });
});
