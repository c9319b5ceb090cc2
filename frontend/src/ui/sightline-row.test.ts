import { describe, expect, it } from 'vitest';
import { brokenAtAuthor, pieces, type Reader, type SightlineReaders } from './sightline-row.ts';

function reader(key: string, more: Partial<Reader> = {}): Reader {
  return { key, label: key, kind: 'PERSON', you: false, named: true, rule: 'The cycle says so.', ...more };
}

const you = reader('you', { you: true });
const empty: SightlineReaders = { author: null, now: [], next: [], later: [], status: 'CHECKED' };

function drawn(readers: Partial<SightlineReaders>): string[] {
  return pieces({ ...empty, ...readers }).map(
    ({ line, cut, faces, more }) =>
      `${line}${cut ? ' cut' : ''}: ${faces.map(({ key }) => key).join(' ')}${more ? ` +${more}` : ''}`,
  );
}

describe('pieces', () => {
  it('draws a draft: the writer, then those after the next step, then the reviewee behind a cut', () => {
    const later = [reader('sue', { named: false })];
    expect(drawn({ now: [you], next: [reader('max'), reader('hr', { kind: 'GROUP' })], later })).toEqual([
      'NOW: you',
      'NEXT: max hr',
      'LATER cut: sue',
    ]);
  });

  it('cuts the line before those who read now without the name', () => {
    expect(drawn({ now: [you, reader('max'), reader('sue', { named: false })] })).toEqual([
      'NOW: you max',
      'NOW cut: sue',
    ]);
  });

  it('draws no second cut when the line is cut below the author already', () => {
    const author = { name: '', kind: 'HIDDEN' as const, you: false };
    expect(drawn({ author, now: [you, reader('max'), reader('ines', { named: false })] })).toEqual([
      'NOW: you max ines',
    ]);
  });

  it('shows five faces and counts the rest', () => {
    const next = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => reader(key));
    expect(drawn({ now: [you], next })).toEqual(['NOW: you', 'NEXT: a b c d +3']);
  });
});

describe('brokenAtAuthor', () => {
  it('breaks when the author is hidden from the viewer', () => {
    expect(brokenAtAuthor({ ...empty, author: { name: '', kind: 'HIDDEN', you: false } })).toBe(true);
  });

  it('breaks when nobody the line leads to learns the name', () => {
    expect(brokenAtAuthor({ ...empty, now: [you], next: [reader('sue', { named: false })] })).toBe(true);
  });

  it('holds when at least one reader learns the name', () => {
    const next = [reader('sue', { named: false }), reader('hr')];
    expect(brokenAtAuthor({ ...empty, now: [you], next })).toBe(false);
  });

  it('holds for a text that only the writer reads', () => {
    expect(brokenAtAuthor({ ...empty, now: [you] })).toBe(false);
  });
});
