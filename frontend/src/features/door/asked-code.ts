const key = 'sightline.code-asked';
const counts = 10 * 60_000;

/** That a code was asked for in this tab: where it went, and when. */
export interface AskedCode {
  email: string;
  at: number;
}

/**
 * Remembers it until the tab closes: a phone may load the page anew while its owner reads the mail, and the secret of
 * the link is gone by then. The browser's cookie holds what the server needs.
 */
export function keepAsked(storage: Pick<Storage, 'setItem'>, asked: AskedCode): void {
  try {
    storage.setItem(key, JSON.stringify(asked));
  } catch {
    // Without storage the link is opened once more.
  }
}

/** The code that was asked for and may still count, or null. */
export function readAsked(storage: Pick<Storage, 'getItem'>, now: number): AskedCode | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as AskedCode | null;
    return kept !== null && now - kept.at < counts ? kept : null;
  } catch {
    return null;
  }
}

/** Forgets it, once the code was used. */
export function forgetAsked(storage: Pick<Storage, 'removeItem'>): void {
  storage.removeItem(key);
}

/** In how many seconds another code can be asked for; 0 when it can be now. */
export function untilAgain(asked: AskedCode, now: number): number {
  return Math.max(0, Math.ceil((asked.at + 60_000 - now) / 1_000));
}
