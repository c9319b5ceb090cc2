import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ViewerFacts } from '../../lib/viewer-context.tsx';
import { opensSettings } from './settings-groups.ts';

/** The groups of the left column; COMPANY is headed by the company's name. */
export type PlaceGroup = 'YOU' | 'WORK' | 'COMPANY';

/** One entry of the navigation. */
export interface Place {
  path: string;
  label: MessageDescriptor;
  group: PlaceGroup;
  /** Stands at the foot of the screen on the phone; at most three do, everything else is under More. */
  atFoot?: true;
  /** Carries the count of to-dos. */
  counts?: true;
  /** The letter that leads here after `g`. */
  key?: string;
  /** Is reached from other pages: not in the left column, but under More and in the palette. */
  aside?: true;
  /** Where pages of this place stand under another address. */
  also?: readonly string[];
  /** Whether this person may open it; what they may not open is absent. */
  open: (viewer: ViewerFacts) => boolean;
}

/** Every place of the member's app, in the order in which they stand. A new page with an entry adds its line here. */
export const places: readonly Place[] = [
  { path: '/home', label: msg`Home`, group: 'YOU', atFoot: true, counts: true, key: 'h', open: () => true },
  {
    path: '/reviews',
    label: msg`Reviews`,
    group: 'YOU',
    atFoot: true,
    key: 'r',
    also: ['/feedback'],
    open: () => true,
  },
  {
    path: '/messages',
    label: msg`Messages`,
    group: 'YOU',
    aside: true,
    key: 'm',
    open: ({ outside }) => !outside,
  },
  { path: '/security', label: msg`Security`, group: 'YOU', aside: true, open: () => true },
  {
    path: '/passport',
    label: msg`Your passport`,
    group: 'YOU',
    aside: true,
    open: ({ can }) => can.has('OPEN_PASSPORT'),
  },
  {
    path: '/projects',
    label: msg`Projects`,
    group: 'WORK',
    atFoot: true,
    key: 'p',
    also: ['/work'],
    open: () => true,
  },
  {
    path: '/company',
    label: msg`Cycles`,
    group: 'COMPANY',
    key: 'c',
    open: ({ can }) => can.has('LIST_CYCLES'),
  },
  {
    path: '/directory',
    label: msg`Directory`,
    group: 'COMPANY',
    key: 'd',
    open: ({ can }) => can.has('LIST_PEOPLE'),
  },
  {
    path: '/organisation',
    label: msg`Organisation`,
    group: 'COMPANY',
    open: ({ can }) => can.has('LIST_PEOPLE'),
  },
  {
    path: '/import',
    label: msg`Import people`,
    group: 'COMPANY',
    aside: true,
    open: ({ can }) => can.has('IMPORT_PEOPLE'),
  },
  {
    path: '/outbox',
    label: msg`Outbox`,
    group: 'COMPANY',
    key: 'o',
    open: ({ can }) => can.has('LIST_MAILS'),
  },
  {
    path: '/settings',
    label: msg`Settings`,
    group: 'COMPANY',
    key: 's',
    open: opensSettings,
  },
];
