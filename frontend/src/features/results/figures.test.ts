import { describe, expect, it } from 'vitest';
import { difference, figure } from './figures.ts';

describe('figures', () => {
  it('have one decimal, as the language writes it', () => {
    expect(figure('en', 4)).toBe('4.0');
    expect(figure('de', 3.7)).toBe('3,7');
    expect(figure('en', null)).toBe('');
  });

  it('tell how far a mean has moved, with a sign', () => {
    expect(difference('en', 4.2, 3.9)).toBe('+0.3');
    expect(difference('en', 3.9, 4.2)).toBe('−0.3');
    expect(difference('de', 4.1, 4.1)).toBe('0,0');
    expect(difference('en', null, 4.1)).toBe('');
    expect(difference('en', 4.1, null)).toBe('');
  });
});
