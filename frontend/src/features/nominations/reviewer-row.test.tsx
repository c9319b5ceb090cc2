import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { render } from '../../testing/render.tsx';
import type { NominationRow } from './nominations-query.ts';
import { NominationWord } from './reviewer-row.tsx';

const row = (state: NominationRow['state'], kind: 'MEMBER' | 'GUEST' = 'MEMBER'): NominationRow => ({
  id: 'req_1',
  state,
  rejectReason: null,
  declineReason: null,
  reviewerLoad: null,
  reviewerMuchAsked: false,
  upward: false,
  proactive: false,
  viewerCan: [],
  reviewer: { id: 'usr_1', name: 'Gia', kind, team: null, title: null },
});

it('tells a guest apart: no mail goes out before the approval', () => {
  render(<NominationWord row={row('NOMINATED', 'GUEST')} approver="Max" />);
  expect(screen.getByText('Told when Max approves')).toBeTruthy();
});

it('says what became of a nomination, in both languages', () => {
  render(<NominationWord row={row('NOMINATED')} approver="Max" />);
  expect(screen.getByText('Max approves next')).toBeTruthy();
  render(<NominationWord row={row('DECLINED')} approver="Max" />, 'de');
  expect(screen.getByText('Abgelehnt')).toBeTruthy();
});

it('does not tell released answers from handed-in ones, and says so where a state is hidden', () => {
  render(<NominationWord row={row('RELEASED')} approver="Max" />);
  expect(screen.getByText('Handed in')).toBeTruthy();
  render(<NominationWord row={row(null)} approver="Max" />);
  expect(screen.getByText('Not visible to you')).toBeTruthy();
});
