import { setupI18n } from '@lingui/core';
import { expect, it } from 'vitest';
import type { Action } from '../../gql/graphql.ts';
import type { ViewerFacts } from '../../lib/viewer-context.tsx';
import { messages as de } from '../../locales/de.po';
import { placesMatching } from './palette-entries.ts';

const i18n = setupI18n({ locale: 'de', messages: { de } });

function viewer(can: Action[], outside = false): ViewerFacts {
  return {
    id: 'usr_1',
    name: 'Sue Aalto',
    email: 'sue@aldersund.example',
    guest: false,
    outside,
    companyName: 'Aldersund',
    locale: 'DE',
    can: new Set(can),
    todoCount: 0,
  };
}

const paths = (who: ViewerFacts, typed: string) => placesMatching(who, i18n, typed).map(({ path }) => path);

it('finds places by any part of their name, in the language on the screen', () => {
  expect(paths(viewer(['LIST_PEOPLE']), 'ZEICH')).toEqual(['/directory']);
  expect(paths(viewer(['LIST_PEOPLE']), 'nichts davon')).toEqual([]);
});

it('leaves out what the viewer may not open', () => {
  expect(paths(viewer([]), 'Postausgang')).toEqual([]);
  expect(paths(viewer(['LIST_MAILS']), 'Postausgang')).toEqual(['/outbox']);
  expect(paths(viewer([], true), '')).not.toContain('/messages');
});
