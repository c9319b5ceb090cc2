import { type PageSearch, readPageSearch } from '../../lib/page-window.ts';
import { pageArguments } from './page-window.ts';

/** What of the list of cycles is written into the address. */
export interface CyclesSearch extends PageSearch {
  archived?: true;
}

/** Reads the address; what is unknown or the usual leaves no trace in it. */
export function readCyclesSearch(search: Record<string, unknown>): CyclesSearch {
  return { ...(search.archived === true && { archived: true as const }), ...readPageSearch(search) };
}

/** What to ask for. */
export function cyclesVariables({ archived, ...window }: CyclesSearch) {
  return { archived: archived ?? false, ...pageArguments(window) };
}
