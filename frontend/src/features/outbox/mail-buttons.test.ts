import { expect, it } from 'vitest';
import type { MailRow_MailFragment } from '../../gql/graphql.ts';
import { actsOffered } from './mail-buttons.tsx';

const mail: Omit<MailRow_MailFragment, 'recipient'> = {
  id: 'mal_1',
  kind: 'FEEDBACK_ASKED',
  state: 'QUEUED',
  attempts: 3,
  createdAt: '2026-11-20T09:00:00Z',
  dueAt: '2026-11-20T10:00:00Z',
  sentAt: null,
  problem: null,
  viewerCan: ['MANAGE_MAIL'],
};

it('offers another try only for what was tried in vain, and only with a mail server', () => {
  expect(actsOffered(mail, true).again).toBe(true);
  expect(actsOffered({ ...mail, attempts: 0 }, true).again).toBe(false);
  expect(actsOffered({ ...mail, state: 'HELD' }, true).again).toBe(false);
  expect(actsOffered(mail, false).again).toBe(false);
});

it('offers to cancel what has not gone out', () => {
  expect(actsOffered({ ...mail, state: 'HELD' }, true).cancel).toBe(true);
  expect(actsOffered({ ...mail, state: 'SENT' }, true).cancel).toBe(false);
});

it('offers a link where the server would hand it over', () => {
  expect(actsOffered(mail, false).link).toBe(false);
  expect(actsOffered({ ...mail, viewerCan: ['MANAGE_MAIL', 'HAND_OVER_LINK'] }, false).link).toBe(true);
});

it('offers nothing but looking to whoever may not manage mails', () => {
  const seen = actsOffered({ ...mail, viewerCan: [] }, true);
  expect(seen).toEqual({ link: false, again: false, cancel: false });
});
