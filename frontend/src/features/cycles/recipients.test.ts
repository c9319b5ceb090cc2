import { expect, it } from 'vitest';
import { peopleOf } from './recipients.ts';

it('names everybody once, with the number of their mails', () => {
  const sue = { id: 'usr_1', name: 'Sue', kind: 'MEMBER' } as const;
  const gia = { id: 'usr_2', name: 'Gia', kind: 'GUEST' } as const;
  expect(peopleOf([gia, sue, sue])).toEqual([
    { id: 'usr_2', name: 'Gia', guest: true, mails: 1 },
    { id: 'usr_1', name: 'Sue', guest: false, mails: 2 },
  ]);
});
