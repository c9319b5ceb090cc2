/** Which part of a list is shown, as it stands in the address. */
export interface PageWindow {
  after?: string;
  before?: string;
}

/** What a connection is asked with. */
export interface PageArguments {
  first: number | null;
  after: string | null;
  last: number | null;
  before: string | null;
}

const size = 25;

/** Turns a place in a list into a connection's arguments. */
export function pageArguments({ after, before }: PageWindow): PageArguments {
  return before === undefined
    ? { first: size, after: after ?? null, last: null, before: null }
    : { first: null, after: null, last: size, before };
}
