import { describe, expect, it } from 'vitest';
import { inLines } from './radar-words.ts';

describe('the words at an axis of a radar', () => {
  it('stand in one line where they fit', () => {
    expect(inLines('Plans')).toEqual(['Plans']);
    expect(inLines('Working together')).toEqual(['Working together']);
  });

  it('stand in two lines, broken between words', () => {
    expect(inLines('Decides when needed')).toEqual(['Decides when', 'needed']);
  });

  it('end in dots where they are longer', () => {
    expect(inLines('Tells others early when something goes wrong')).toEqual(['Tells others', 'early when…']);
    expect(inLines('Zusammenarbeitsvereinbarung')).toEqual(['Zusammenarbeits…']);
  });
});
