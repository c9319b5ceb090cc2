import { type PageSearch, readPageSearch, searchWord } from '../../lib/page-window.ts';

/** What the directory can be sorted by; names are the usual. */
export type DirectoryOrder = 'TEAM' | 'LOCATION';

/** What of the directory is written into the address. */
export interface DirectorySearch extends PageSearch {
  q?: string;
  team?: string;
  department?: string;
  location?: string;
  order?: DirectoryOrder;
}

/** Reads the address; what is unknown or the usual leaves no trace in it. */
export function readDirectorySearch(search: Record<string, unknown>): DirectorySearch {
  const order = (['TEAM', 'LOCATION'] as const).find((known) => known === search.order);
  const [q, team, department, location] = [search.q, search.team, search.department, search.location].map(
    searchWord,
  );
  return {
    ...(q && { q }),
    ...(team && { team }),
    ...(department && { department }),
    ...(location && { location }),
    ...(order && { order }),
    ...readPageSearch(search),
  };
}

/** What of the address is to change; an empty word takes it away. */
export type Change = Partial<Record<Exclude<keyof DirectorySearch, keyof PageSearch>, string>>;

/** The address with something changed, from the first page. */
export function changed(search: DirectorySearch, to: Change): DirectorySearch {
  return readDirectorySearch({ ...search, after: undefined, before: undefined, ...to });
}

/** Whether the address asks for less than everybody. */
export function narrows({ q, team, department, location }: DirectorySearch): boolean {
  return [q, team, department, location].some((part) => part !== undefined);
}
