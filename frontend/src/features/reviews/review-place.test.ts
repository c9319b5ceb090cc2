import { expect, it } from 'vitest';
import type { Action, ParticipationStage } from '../../gql/graphql.ts';
import { fittingPage } from './review-place.ts';

const place = (stage: ParticipationStage, can: Action[], decides = false) =>
  fittingPage({ stage, can: new Set(can), decides });

it('leads a line manager to what waits: names, then the release, then the words', () => {
  const lineManager: Action[] = ['NOMINATE', 'RELEASE_FEEDBACK', 'READ_RESULTS'];
  expect(place('AWAITING_APPROVAL', lineManager, true)).toBe('approve');
  expect(place('WRITING', lineManager)).toBe('release');
  expect(place('READY_TO_RELEASE', lineManager)).toBe('release');
  expect(place('RELEASED', ['READ_RESULTS'])).toBe('results');
});

it('leads a reviewee to the list until something is released', () => {
  expect(place('NOMINATING', ['NOMINATE'])).toBe('nominate');
  expect(place('WRITING', ['NOMINATE'])).toBe('nominate');
  expect(place('RELEASED', ['READ_RESULTS'])).toBe('results');
});

it('leads HR, who only reads, to the words', () => {
  expect(place('WRITING', ['READ_RESULTS'])).toBe('results');
  expect(place('CLOSED', [])).toBe('nominate');
});
