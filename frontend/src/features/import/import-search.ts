import type { ImportOutcome } from '../../gql/graphql.ts';
import { type PageSearch, readPageSearch } from '../../lib/page-window.ts';

/** What a line would do, in the order in which it matters: faults first. */
export const outcomes: readonly ImportOutcome[] = ['REFUSED', 'CHANGED', 'NEW', 'UNCHANGED'];

/** What of an import is written into the address: the filter and the page of its lines. */
export interface ImportSearch extends PageSearch {
  only?: ImportOutcome;
  /** Another file is to be chosen, whatever the latest one is. */
  another?: true;
}

/** Reads the address; an outcome that does not exist filters nothing. */
export function readImportSearch(search: Record<string, unknown>): ImportSearch {
  const only = outcomes.find((known) => known === search.only);
  return {
    ...(only ? { only } : {}),
    ...(search.another === true ? { another: true } : {}),
    ...readPageSearch(search),
  };
}
