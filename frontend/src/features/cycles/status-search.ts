import type { ParticipationGrouping, ParticipationOrder, ParticipationStage } from '../../gql/graphql.ts';
import { type PageSearch, readPageSearch, searchWord } from '../../lib/page-window.ts';

/** The stages in the order in which they are gone through. */
export const allStages = [
  'SCHEDULED',
  'NOMINATING',
  'AWAITING_APPROVAL',
  'WRITING',
  'READY_TO_RELEASE',
  'RELEASED',
  'CLOSED',
] as const satisfies readonly ParticipationStage[];

/** The stages in which somebody still has something to do. */
export const unfinished = ['NOMINATING', 'AWAITING_APPROVAL', 'WRITING', 'READY_TO_RELEASE'] as const;

/** What the people of a cycle can be put together by. */
export const groupings = [
  'STAGE',
  'TEAM',
  'DEPARTMENT',
  'LINE_MANAGER',
] as const satisfies readonly ParticipationGrouping[];

const orders = [
  'STAGE',
  'LINE_MANAGER',
  'TEAM',
  'DEPARTMENT',
] as const satisfies readonly ParticipationOrder[];

/** How far the own view of those who are reviewed can be. */
export const ownViews = ['HANDED_IN', 'NOT_YET'] as const;

/** Stands for those without a line manager where one would be named. */
export const nobody = 'none';

/** Stands for those whose list names a line manager who no longer leads them. */
export const changedLead = 'changed';

/** What the page of a cycle's people is asked for in its address. */
export interface StatusSearch extends PageSearch {
  q?: string;
  state?: ParticipationStage | 'UNFINISHED';
  /** How far the own view is, in cycles that ask for it. */
  own?: (typeof ownViews)[number];
  team?: string;
  department?: string;
  /** The id of a line manager, that there is none, or that the list names a former one. */
  manager?: string;
  order?: (typeof orders)[number];
  down?: true;
  group?: ParticipationGrouping;
}

function known<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

/** Reads the address; what is unknown or the usual leaves no trace in it. */
export function readStatusSearch(search: Record<string, unknown>): StatusSearch {
  const state = known([...allStages, 'UNFINISHED'] as const, search.state);
  const own = known(ownViews, search.own);
  const order = known(orders, search.order);
  const group = known(groupings, search.group);
  const [q, team, department, manager] = [search.q, search.team, search.department, search.manager].map(
    searchWord,
  );
  return {
    ...(q && { q }),
    ...(state && { state }),
    ...(own && { own }),
    ...(team && { team }),
    ...(department && { department }),
    ...(manager && { manager }),
    ...(order && { order }),
    ...(search.down === true && { down: true }),
    ...(group && { group }),
    ...readPageSearch(search),
  };
}

/** The address with some of it changed, from the first page. */
export function looking(search: StatusSearch, change: Record<string, unknown>): StatusSearch {
  return readStatusSearch({ ...search, after: undefined, before: undefined, ...change });
}

/** What narrows, in the order in which it is offered. */
export const narrowing = ['q', 'state', 'own', 'team', 'department', 'manager'] as const;

/** Whether the address asks for less than everybody. */
export function narrows(search: StatusSearch): boolean {
  return narrowing.some((part) => search[part] !== undefined);
}
