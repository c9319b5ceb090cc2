/** What the list needs to know of a to-do to keep it in place. */
export interface Listed {
  id: string;
  title: string;
}

/** The list as it is drawn, beside what the server said last. */
export interface Arrivals<Item extends Listed> {
  shown: readonly Item[];
  /** Came while the page was open; drawn with a tint and the words "New, just now". */
  fresh: ReadonlySet<string>;
  /** Left while the page was open: done in another window or by somebody else. */
  gone: readonly Item[];
  /** Came while somebody was in the list; shown when they ask for it or leave. */
  waiting: number;
}

/** The list when the page opens: nothing in it is new. */
export function opened<Item extends Listed>(items: readonly Item[]): Arrivals<Item> {
  return { shown: items, fresh: new Set(), gone: [], waiting: 0 };
}

/**
 * Takes in what the server says now. While focus or pointer is in the list nothing moves: what came is counted, what
 * left stays.
 */
export function arrive<Item extends Listed>(
  before: Arrivals<Item>,
  latest: readonly Item[],
  held: boolean,
): Arrivals<Item> {
  const known = new Set(before.shown.map((item) => item.id));
  const came = latest.filter((item) => !known.has(item.id));
  const now = new Map(latest.map((item) => [item.id, item]));
  if (held) {
    return { ...before, shown: before.shown.map((item) => now.get(item.id) ?? item), waiting: came.length };
  }
  const left = before.shown.filter((item) => !now.has(item.id));
  const stillGone = before.gone.filter((item) => !now.has(item.id));
  return {
    shown: latest,
    fresh: new Set([...before.fresh, ...came.map((item) => item.id)]),
    gone: [...stillGone, ...left],
    waiting: 0,
  };
}
