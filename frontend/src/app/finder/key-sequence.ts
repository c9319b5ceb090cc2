/** What a key does: opens the list of keys, goes to the search field, or goes to the place with this letter. */
export type KeyOutcome = { act: 'KEYS' } | { act: 'SEARCH' } | { act: 'GO'; letter: string } | null;

/** How long `g` waits for its second letter, in milliseconds. */
const patience = 1500;

/** Reads single keys one after another: `?`, `/`, and `g` followed by the letter of a place. */
export class KeySequence {
  private goSince: number | null = null;

  /** Takes the next key, pressed `now` milliseconds after some fixed moment; null when it means nothing. */
  press(key: string, now: number): KeyOutcome {
    const going = this.goSince !== null && now - this.goSince <= patience;
    this.goSince = null;
    if (going && /^[a-z]$/u.test(key)) return { act: 'GO', letter: key };
    if (key === 'g') this.goSince = now;
    if (key === '?') return { act: 'KEYS' };
    return key === '/' ? { act: 'SEARCH' } : null;
  }
}
