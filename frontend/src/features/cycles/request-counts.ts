import type { FeedbackRequestState } from '../../gql/graphql.ts';

/** How many reviewers one person has, and how far they are. */
export interface RequestCounts {
  /** On the list: nominated or asked, not declined, rejected or taken back. */
  chosen: number;
  /** Nominated, to be decided. */
  toDecide: number;
  /** Approved, and so asked to write. */
  asked: number;
  handedIn: number;
}

const asked: ReadonlySet<FeedbackRequestState> = new Set([
  'APPROVED',
  'DRAFT',
  'SUBMITTED',
  'RELEASED',
  'EXPIRED',
]);

const handedIn: ReadonlySet<FeedbackRequestState> = new Set(['SUBMITTED', 'RELEASED']);

/** Counts the requests of one participation; a request whose state is hidden counts as chosen. */
export function countRequests(requests: readonly { state: FeedbackRequestState | null }[]): RequestCounts {
  const counts: RequestCounts = { chosen: 0, toDecide: 0, asked: 0, handedIn: 0 };
  for (const { state } of requests) {
    if (state === 'NOMINATED') counts.toDecide += 1;
    if (state === 'NOMINATED' || state === null || asked.has(state)) counts.chosen += 1;
    if (state !== null && asked.has(state)) counts.asked += 1;
    if (state !== null && handedIn.has(state)) counts.handedIn += 1;
  }
  return counts;
}
