import type { FeedbackRequestState } from '../../gql/graphql.ts';

/**
 * How many were asked to write, and how many of them handed in; those who declined are not counted. Beside them, how
 * many wrote whom nobody asked.
 */
export interface HowFar {
  asked: number;
  handedIn: number;
  unasked: number;
}

interface Counted {
  state: FeedbackRequestState | null;
  proactive: boolean | null;
}

const writing: readonly FeedbackRequestState[] = ['APPROVED', 'DRAFT'];
const done: readonly FeedbackRequestState[] = ['SUBMITTED', 'RELEASED'];

/** Counts the requests of a reviewee by their state; a state that the viewer may not read counts for nothing. */
export function howFar(requests: readonly Counted[]): HowFar {
  const among = (states: readonly FeedbackRequestState[], unasked: boolean) =>
    requests.filter(
      ({ state, proactive }) => state !== null && states.includes(state) && (proactive ?? false) === unasked,
    ).length;
  const handedIn = among(done, false);
  return { handedIn, asked: handedIn + among(writing, false), unasked: among(done, true) };
}
