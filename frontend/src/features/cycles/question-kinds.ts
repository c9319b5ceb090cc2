import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { QuestionKind } from '../../gql/graphql.ts';

/** What each kind of question is called. */
export const kindNames: Record<QuestionKind, MessageDescriptor> = {
  TEXT: msg`Prose`,
  SCALE: msg`One point of a scale`,
  SINGLE_CHOICE: msg`One option`,
  MULTI_CHOICE: msg`Any number of options`,
  GRAPH_2D: msg`A dot between two axes`,
};
