import { describe, expect, it } from 'vitest';
import { looking, narrows, readStatusSearch } from './status-search.ts';
import { exportForm, filterOf, statusVariables } from './status-query.ts';

describe('what the address of a cycle asks for', () => {
  it('leaves no trace of what is unknown or the usual', () => {
    expect(
      readStatusSearch({
        q: '',
        state: 'GONE',
        order: 'NAME',
        down: 'yes',
        group: 'AGE',
        team: 'Print',
        x: 1,
      }),
    ).toEqual({ team: 'Print' });
  });

  it('begins at the first page when something changes', () => {
    expect(looking({ after: 'x', team: 'Print' }, { state: 'UNFINISHED' })).toEqual({
      team: 'Print',
      state: 'UNFINISHED',
    });
    expect(looking({ team: 'Print' }, { team: '' })).toEqual({});
  });

  it('narrows by the own view, in the list and in what is taken along', () => {
    const search = readStatusSearch({ own: 'NOT_YET' });
    expect(filterOf(search).ownViewHandedIn).toBe(false);
    expect(exportForm('c', search).ownViewHandedIn).toBe('false');
    expect(filterOf(readStatusSearch({ own: 'DRAFT' })).ownViewHandedIn).toBeNull();
  });

  it('tells whether it narrows', () => {
    expect(narrows({ order: 'TEAM', group: 'TEAM' })).toBe(false);
    expect(narrows({ manager: 'none' })).toBe(true);
  });

  it('groups by putting the groups first', () => {
    expect(statusVariables('c', { group: 'LINE_MANAGER' })).toMatchObject({
      order: 'LINE_MANAGER',
      by: 'LINE_MANAGER',
    });
    expect(statusVariables('c', { order: 'TEAM', down: true })).toMatchObject({
      order: 'TEAM',
      descending: true,
    });
  });

  it('narrows to those with something to do', () => {
    expect(statusVariables('c', { state: 'UNFINISHED' }).filter.stages).toHaveLength(4);
    expect(statusVariables('c', { manager: 'none' }).filter).toMatchObject({
      withoutLineManager: true,
      lineManagerId: null,
    });
    expect(statusVariables('c', { manager: 'changed' }).filter).toMatchObject({
      withoutLineManager: false,
      lineManagerChanged: true,
      lineManagerId: null,
    });
  });
});
