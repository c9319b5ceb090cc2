import type { FeedbackRequestState } from '../../gql/graphql.ts';

/** How many reviewers one person has, and how far they are. */
export interface RequestCounts {
  /** On the list: nominated or asked, not declined, rejected or taken back. */
  chosen: number;
  /** Nominated, to be decided. */
  toDecide: number;
  /** Approved, and so asked to write. */
  asked: number;
  /** Of those who were asked. */
  handedIn: number;
  /** Handed in by people whom nobody asked. */
  unasked: number;
}

interface CountedRequest {
  state: FeedbackRequestState | null;
  proactive: boolean | null;
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
export function countRequests(requests: readonly CountedRequest[]): RequestCounts {
  const counts: RequestCounts = { chosen: 0, toDecide: 0, asked: 0, handedIn: 0, unasked: 0 };
  for (const { state, proactive } of requests) {
    if (proactive) {
      if (state !== null && handedIn.has(state)) counts.unasked += 1;
      continue;
    }
    if (state === 'NOMINATED') counts.toDecide += 1;
    if (state === 'NOMINATED' || state === null || asked.has(state)) counts.chosen += 1;
    if (state !== null && asked.has(state)) counts.asked += 1;
    if (state !== null && handedIn.has(state)) counts.handedIn += 1;
  }
  return counts;
}
