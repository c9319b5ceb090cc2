import { expect, it } from 'vitest';
import { countRequests } from './request-counts.ts';

it('counts who is on the list, who was asked and who has handed in', () => {
  const states = ['NOMINATED', 'APPROVED', 'DRAFT', 'SUBMITTED', 'RELEASED', 'EXPIRED'] as const;
  const gone = ['WITHDRAWN', 'REJECTED', 'DECLINED'] as const;
  const requests = [...states, ...gone].map((state) => ({ state, proactive: false }));
  expect(countRequests(requests)).toEqual({ chosen: 6, toDecide: 1, asked: 5, handedIn: 2, unasked: 0 });
});

it('counts a request whose state is hidden as chosen and nothing more', () => {
  expect(countRequests([{ state: null, proactive: null }])).toEqual({
    chosen: 1,
    toDecide: 0,
    asked: 0,
    handedIn: 0,
    unasked: 0,
  });
});

it('counts what nobody asked for apart, once it is handed in', () => {
  const requests = (['DRAFT', 'SUBMITTED'] as const).map((state) => ({ state, proactive: true }));
  expect(countRequests(requests)).toEqual({ chosen: 0, toDecide: 0, asked: 0, handedIn: 0, unasked: 1 });
});
