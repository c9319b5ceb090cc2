import { expect, it } from 'vitest';
import type { FeedbackRequestState } from '../../gql/graphql.ts';
import { howFar } from './how-far.ts';

const of = (...states: (FeedbackRequestState | null)[]) =>
  howFar(states.map((state) => ({ state, proactive: false })));

it('counts those who were asked, and among them those who handed in', () => {
  expect(of('APPROVED', 'DRAFT', 'SUBMITTED', 'RELEASED')).toEqual({ asked: 4, handedIn: 2, unasked: 0 });
});

it('leaves out who is not decided, declined, rejected, or not visible', () => {
  expect(of('NOMINATED', 'DECLINED', 'REJECTED', 'WITHDRAWN', null)).toEqual({
    asked: 0,
    handedIn: 0,
    unasked: 0,
  });
});

it('counts beside them who wrote unasked and handed in', () => {
  const unasked = (state: FeedbackRequestState) => ({ state, proactive: true });
  expect(howFar([unasked('DRAFT'), unasked('SUBMITTED'), { state: 'APPROVED', proactive: false }])).toEqual({
    asked: 1,
    handedIn: 0,
    unasked: 1,
  });
});
