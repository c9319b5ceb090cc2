import { expect, it } from 'vitest';
import { accountsVariables } from './accounts-query.ts';
import { readAccountsSearch } from './accounts-search.ts';

it('keeps the address short and drops what the list does not know', () => {
  expect(readAccountsSearch({ tab: 'users', q: '', order: 'NAME' })).toEqual({});
  expect(readAccountsSearch({ tab: 'guests', role: 'ADMIN', state: 'LOCKED', q: 7 })).toEqual({
    tab: 'guests',
    state: 'LOCKED',
    q: '7',
  });
  expect(readAccountsSearch({ state: 'LOCKED', role: 'HR_ADMIN' })).toEqual({ role: 'HR_ADMIN' });
});

it('asks each list for its own accounts', () => {
  expect(accountsVariables({}).filter).toMatchObject({
    kind: 'MEMBER',
    states: ['ACTIVE', 'INVITED', 'CREATED'],
  });
  expect(accountsVariables({ tab: 'deactivated' }).filter).toMatchObject({ states: ['DEACTIVATED'] });
  expect(accountsVariables({ role: 'HR_ADMIN' }).filter).toMatchObject({ peopleRoles: ['HR_ADMIN'] });
  expect(accountsVariables({ role: 'ADMIN', state: 'INVITED' }).filter).toMatchObject({
    workRoles: ['ADMIN'],
    states: ['INVITED'],
  });
});
