import type { CycleFilter, CycleKind, CycleOrder, CycleState } from '../../gql/graphql.ts';
import { type PageSearch, readPageSearch, searchWord } from '../../lib/page-window.ts';
import { pageArguments } from './page-window.ts';

/** The kinds of cycles, in the order of their tabs. */
export const kinds = ['PERFORMANCE', 'FEEDBACK_360', 'OBJECTIVES'] as const satisfies readonly CycleKind[];

/** The kind whose tab is open where the address names none. */
export const usualKind = 'FEEDBACK_360';

/** The states in the order in which they are gone through. */
export const states = [
  'DRAFT',
  'SCHEDULED',
  'OPEN',
  'CLOSED',
  'ARCHIVED',
] as const satisfies readonly CycleState[];

/** What cycles can be ordered by besides when they were made. */
export const orders = ['LATEST_START', 'EARLIEST_START'] as const satisfies readonly CycleOrder[];

/** What of the list of cycles is written into the address. */
export interface CyclesSearch extends PageSearch {
  kind?: CycleKind;
  q?: string;
  state?: CycleState;
  order?: (typeof orders)[number];
}

function known<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

/** Reads the address; what is unknown or the usual leaves no trace in it. */
export function readCyclesSearch(search: Record<string, unknown>): CyclesSearch {
  const kind = known(kinds, search.kind);
  const q = searchWord(search.q);
  const state = known(states, search.state);
  const order = known(orders, search.order);
  return {
    ...(kind && kind !== usualKind && { kind }),
    ...(q && { q }),
    ...(state && { state }),
    ...(order && { order }),
    ...readPageSearch(search),
  };
}

/** The address with some of it changed, from the first page. */
export function looking(search: CyclesSearch, change: Record<string, unknown>): CyclesSearch {
  return readCyclesSearch({ ...search, after: undefined, before: undefined, ...change });
}

/** Whether less is asked for than all cycles of a kind that are not put away. */
export function narrows({ q, state }: CyclesSearch): boolean {
  return q !== undefined || state !== undefined;
}

/** What to ask for. */
export function cyclesVariables({ kind, q, state, order, ...window }: CyclesSearch) {
  const filter: CycleFilter = {
    kind: kind ?? usualKind,
    search: q ?? null,
    states: state ? [state] : null,
  };
  return { filter, order: order ?? null, ...pageArguments(window) };
}
