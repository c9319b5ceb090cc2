import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WriterGroup } from '../../gql/graphql.ts';

/** How writers stand to the reviewee, in words. */
export const groupWords: Record<WriterGroup, MessageDescriptor> = {
  ALL: msg`Everybody`,
  LINE_MANAGERS: msg`Line managers`,
  REPORTS: msg`People they lead`,
  PEERS: msg`Colleagues`,
  OUTSIDE: msg`People from outside`,
  OTHERS: msg`Others`,
};
