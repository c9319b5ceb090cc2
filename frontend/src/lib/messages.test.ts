import { expect, it } from 'vitest';
import { messagePath } from './messages.ts';

const participation = { id: 'par_1' };

it('leads to the page where the thing is done or read', () => {
  const about = { participation, feedbackRequest: null };
  expect(messagePath({ kind: 'LIST_READY', ...about })).toBe('/reviews/par_1/approve');
  expect(messagePath({ kind: 'RELEASE_DUE', ...about })).toBe('/reviews/par_1/release');
  expect(messagePath({ kind: 'FEEDBACK_ADDED', ...about })).toBe('/reviews/par_1/results');
  expect(messagePath({ kind: 'CYCLE_STARTED', ...about })).toBe('/reviews/par_1/nominate');
});

it('leads a reviewer to the request, not to the reviewee', () => {
  const asked = { kind: 'FEEDBACK_ASKED', participation: null, feedbackRequest: { id: 'req_1' } } as const;
  expect(messagePath(asked)).toBe('/feedback/req_1');
});

it('leads nowhere when its reader has lost sight of it', () => {
  expect(messagePath({ kind: 'LIST_READY', participation: null, feedbackRequest: null })).toBeNull();
});
