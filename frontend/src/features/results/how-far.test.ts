import { expect, it } from 'vitest';
import type { FeedbackRequestState } from '../../gql/graphql.ts';
import { howFar } from './how-far.ts';

const of = (...states: (FeedbackRequestState | null)[]) => howFar(states.map((state) => ({ state })));

it('counts those who were asked, and among them those who handed in', () => {
  expect(of('APPROVED', 'DRAFT', 'SUBMITTED', 'RELEASED')).toEqual({ asked: 4, handedIn: 2 });
});

it('leaves out who is not decided, declined, rejected, or not visible', () => {
  expect(of('NOMINATED', 'DECLINED', 'REJECTED', 'WITHDRAWN', null)).toEqual({ asked: 0, handedIn: 0 });
});
