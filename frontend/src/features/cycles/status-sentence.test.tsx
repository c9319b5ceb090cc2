import { describe, expect, it } from 'vitest';
import { render } from '../../testing/render.tsx';
import { ListsDone } from './status-sentence.tsx';

describe('how many lists are done', () => {
  it.each([
    ['en', 0, 1, 'The one list is not done yet.'],
    ['en', 1, 1, 'The one list is done.'],
    ['en', 0, 3, '0 of 3 lists are done.'],
    ['en', 1, 3, '1 of 3 lists is done.'],
    ['en', 2, 3, '2 of 3 lists are done.'],
    ['de', 0, 1, 'Die eine Liste ist noch nicht fertig.'],
    ['de', 1, 1, 'Die eine Liste ist fertig.'],
    ['de', 1, 3, '1 von 3 Listen ist fertig.'],
    ['de', 3, 3, '3 von 3 Listen sind fertig.'],
  ] as const)('%s: %i of %i', (locale, done, all, words) => {
    const { container } = render(<ListsDone done={done} all={all} />, locale);
    expect(container.textContent).toBe(words);
  });
});
