import type { WorkReviewState } from '../../gql/graphql.ts';

/** What the groups look at. */
export interface Groupable {
  state: WorkReviewState | null;
  dueAt: string | null;
}

/** By what work reviews wait for: what is overdue, what has a day, what has none, and what waits for nothing. */
export type WorkGroup = 'OVERDUE' | 'DUE' | 'OPEN' | 'RESTING' | 'LOCKED';

const order: readonly WorkGroup[] = ['OVERDUE', 'DUE', 'OPEN', 'RESTING', 'LOCKED'];

function groupOf({ state, dueAt }: Groupable, now: Date): WorkGroup {
  if (state === 'LOCKED') return 'LOCKED';
  if (state === 'INACTIVE') return 'RESTING';
  if (dueAt === null) return 'OPEN';
  return new Date(dueAt) < now ? 'OVERDUE' : 'DUE';
}

/** The groups that are not empty, in the order of the page; what has a day stands by its day. */
export function grouped<Review extends Groupable>(
  reviews: readonly Review[],
  now: Date,
): { group: WorkGroup; reviews: Review[] }[] {
  return order.flatMap((group) => {
    const inGroup = reviews.filter((review) => groupOf(review, now) === group);
    if (inGroup.length === 0) return [];
    const byDay = inGroup.toSorted((one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? ''));
    return [{ group, reviews: byDay }];
  });
}
