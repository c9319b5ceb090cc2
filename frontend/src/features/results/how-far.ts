import type { FeedbackRequestState } from '../../gql/graphql.ts';

/** How many were asked to write, and how many of them handed in. Those who declined are not counted. */
export interface HowFar {
  asked: number;
  handedIn: number;
}

const writing: readonly FeedbackRequestState[] = ['APPROVED', 'DRAFT'];
const done: readonly FeedbackRequestState[] = ['SUBMITTED', 'RELEASED'];

/** Counts the requests of a reviewee by their state; a state that the viewer may not read counts for nothing. */
export function howFar(requests: readonly { state: FeedbackRequestState | null }[]): HowFar {
  const among = (states: readonly FeedbackRequestState[]) =>
    requests.filter(({ state }) => state !== null && states.includes(state)).length;
  const handedIn = among(done);
  return { handedIn, asked: handedIn + among(writing) };
}
