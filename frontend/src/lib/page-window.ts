/** Where a page of a list stands, as it is written into the address; both absent on the first page. */
export interface PageSearch {
  after?: string;
  before?: string;
}

/** The arguments of a list in the API: from the start or the end, and beyond which entry. */
export interface PageWindow {
  first: number | null;
  after: string | null;
  last: number | null;
  before: string | null;
}

/** A word out of the address. What looks like a number there is one to the router, so that it becomes a word again. */
export function searchWord(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Reads the place in a list out of the address; `after` wins when somebody wrote both. */
export function readPageSearch(search: Record<string, unknown>): PageSearch {
  const after = searchWord(search.after);
  const before = searchWord(search.before);
  if (after !== '') return { after };
  return before === '' ? {} : { before };
}

/** What to ask the API for to get this page, with `size` entries at most. */
export function pageWindow({ after, before }: PageSearch, size: number): PageWindow {
  if (before !== undefined) return { first: null, after: null, last: size, before };
  return { first: size, after: after ?? null, last: null, before: null };
}
