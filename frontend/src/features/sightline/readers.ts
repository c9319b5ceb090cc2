import type { ReaderRelation, SightlineReader_ReaderFragment, VisibilityStep } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import type { Reader, SightlineReaders, SightlineStatus } from '../../ui/sightline-row.ts';
import { SightlineReader, type VisibilityAnswer } from './sightline-visibility.ts';

/** A reader as the server describes them. */
export type AnsweredReader = SightlineReader_ReaderFragment;

/** An answer of the `visibility` query with its readers unmasked. */
export interface Answered {
  answer: VisibilityAnswer;
  author: AnsweredReader | null;
  subject: AnsweredReader | null;
  /** Who withheld it; null where nobody did, or nobody whom the viewer may know. */
  withheldBy: AnsweredReader | null;
  now: readonly AnsweredReader[];
  next: readonly AnsweredReader[];
  later: readonly AnsweredReader[];
}

/**
 * Unmasks the readers of an answer. An author whom the viewer may not know stands at the head of the line, never once
 * more as "Somebody" among the readers.
 */
export function unmask(answer: VisibilityAnswer): Answered {
  return {
    answer,
    author: readFragment(SightlineReader, answer.author),
    subject: readFragment(SightlineReader, answer.subject),
    withheldBy: readFragment(SightlineReader, answer.withheldBy),
    now: readFragment(SightlineReader, answer.now).filter((reader) => reader.kind !== 'HIDDEN'),
    next: readFragment(SightlineReader, answer.next),
    later: readFragment(SightlineReader, answer.later),
  };
}

/** The short word in the face of a group; undefined where its label is short enough. */
export type SignWords = (relation: ReaderRelation) => string | undefined;

/** Words for a step, such as "after you submit"; `at` is a date in words. */
export type WhenWords = (step: VisibilityStep | null, at: string | null) => string;

function toReader(reader: AnsweredReader, signs: SignWords, when?: string): Reader {
  const { key, label, kind, relation, you, named, rule } = reader;
  const sign = kind === 'GROUP' ? signs(relation) : undefined;
  return {
    key,
    label,
    kind,
    you,
    named,
    rule,
    ...(sign === undefined ? {} : { sign }),
    ...(when === undefined ? {} : { when }),
  };
}

function status(answered: Answered, changed: boolean): SightlineStatus {
  if (changed) return 'CHANGED';
  const { answer, now, next, later } = answered;
  if (answer.state === 'WITHHELD') return 'HELD';
  const onlyViewer = now.length === 1 && now[0]?.you === true;
  return onlyViewer && next.length === 0 && later.length === 0 ? 'PRIVATE' : 'CHECKED';
}

/** Turns an answer into what `ui/sightline.tsx` draws. `laterAt` is the planned date in words. */
export function toReaders(
  answered: Answered,
  when: WhenWords,
  signs: SignWords,
  laterAt: string | null,
  changed: boolean,
): SightlineReaders {
  const { answer, author } = answered;
  const kind = author?.kind === 'GROUP' ? 'PERSON' : author?.kind;
  return {
    author: author && kind ? { name: author.label, kind, you: author.you } : null,
    now: answered.now.map((reader) => toReader(reader, signs)),
    next: answered.next.map((reader) => toReader(reader, signs, when(answer.nextStep, null))),
    later: answered.later.map((reader) => toReader(reader, signs, when(answer.laterStep, laterAt))),
    status: status(answered, changed),
  };
}

/** What is drawn while nobody knows who reads: dotted, with a question mark. */
export const notChecked: SightlineReaders = {
  author: null,
  now: [],
  next: [],
  later: [],
  status: 'NOT_CHECKED',
};
