import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  CyclePreset,
  CyclePresetsQuery,
  PolicyAudience,
  PolicyContent,
  PolicyFrom,
} from '../gql/graphql.ts';

/** One line of a policy, as queries bring it. */
export type Line = NonNullable<CyclePresetsQuery['cyclePresets']>[number]['lines'][number];

/** What the three words mean, in the words of docs/rules.md. */
export const presetWords: Record<CyclePreset, { name: MessageDescriptor; means: MessageDescriptor }> = {
  CONFIDENTIAL: {
    name: msg`Confidential`,
    means: msg`The line manager and HR read the names. The person it is about never does, nor does anybody else.`,
  },
  NAMED: {
    name: msg`Named`,
    means: msg`Everybody who reads the feedback reads the name of whoever wrote it.`,
  },
  ANONYMOUS: {
    name: msg`Anonymous`,
    means: msg`Nobody reads a name, and nobody reads anything before the release or from too few people. When the cycle closes, nobody can tell any more who wrote what.`,
  },
};

/** The audiences of a policy in their order. */
export const audienceWords: Record<PolicyAudience, MessageDescriptor> = {
  REVIEWEE: msg`The person it is about`,
  LINE_MANAGER: msg`Line manager`,
  INDIRECT_LINE_MANAGERS: msg`Those above the line manager`,
  HR_ADMIN: msg`HR admins`,
};

const readWords: Record<PolicyContent, MessageDescriptor> = {
  NONE: msg`nothing`,
  AGGREGATE: msg`numbers alone`,
  SHUFFLED: msg`every answer, mixed`,
  FULL: msg`every answer`,
};

const fromWords: Record<PolicyFrom, MessageDescriptor> = {
  RELEASED: msg`after the release`,
  SUBMITTED: msg`as soon as it is handed in`,
};

/** How much a line reads. */
export function reads(line: Line): MessageDescriptor {
  return readWords[line.content];
}

/** From when a line reads; null where it reads nothing. */
export function from(line: Line): MessageDescriptor | null {
  return line.content === 'NONE' ? null : fromWords[line.from];
}

/** Tells lines of one audience apart. */
export function keyOf({ content, author, from: since }: Line): string {
  return [content, author, since].join(' ');
}

const sentences: Record<string, MessageDescriptor> = {
  'AGGREGATE HIDDEN RELEASED': msg`Numbers alone, after the release`,
  'AGGREGATE RELATION_ONLY RELEASED': msg`Numbers alone, also by groups, after the release`,
  'SHUFFLED HIDDEN RELEASED': msg`Every answer without the name, mixed, after the release`,
  'SHUFFLED HIDDEN SUBMITTED': msg`Every answer without the name, mixed, as soon as it is handed in`,
  'SHUFFLED RELATION_ONLY RELEASED': msg`Every answer without the name, by groups, after the release`,
  'FULL NAMED RELEASED': msg`Every answer with the name, after the release`,
  'FULL NAMED SUBMITTED': msg`Every answer with the name, as soon as it is handed in`,
};

/** A line in one sentence, for choosing it. */
export function sentence(line: Line): MessageDescriptor {
  return sentences[keyOf(line)] ?? msg`Nothing`;
}
