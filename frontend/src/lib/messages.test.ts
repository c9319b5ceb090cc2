import { expect, it } from 'vitest';
import { messagePath } from './messages.ts';

const participation = { id: 'par_1' };

it('leads to the page where the thing is done or read', () => {
  const about = { participation, feedbackRequest: null, import: null };
  expect(messagePath({ kind: 'LIST_READY', ...about })).toBe('/reviews/par_1/approve');
  expect(messagePath({ kind: 'RELEASE_DUE', ...about })).toBe('/reviews/par_1/release');
  expect(messagePath({ kind: 'FEEDBACK_ADDED', ...about })).toBe('/reviews/par_1/results');
  expect(messagePath({ kind: 'CYCLE_STARTED', ...about })).toBe('/reviews/par_1/nominate');
});

it('leads a reviewer to the request, not to the reviewee', () => {
  const about = { participation: null, feedbackRequest: { id: 'req_1' }, import: null };
  expect(messagePath({ kind: 'FEEDBACK_ASKED', ...about })).toBe('/feedback/req_1');
});

it('leads to the import that is done', () => {
  const about = { participation: null, feedbackRequest: null, import: { id: 'imp_1' } };
  expect(messagePath({ kind: 'IMPORT_DONE', ...about })).toBe('/import/imp_1');
});

it('leads nowhere when its reader has lost sight of it', () => {
  const about = { participation: null, feedbackRequest: null, import: null };
  expect(messagePath({ kind: 'LIST_READY', ...about })).toBeNull();
  expect(messagePath({ kind: 'IMPORT_DONE', ...about })).toBeNull();
});
