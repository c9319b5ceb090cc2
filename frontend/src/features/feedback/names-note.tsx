import { Plural, Trans } from '@lingui/react/macro';
import type { CyclePreset } from '../../gql/graphql.ts';
import { givenName } from '../../lib/given-name.ts';
import { list } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { Note } from '../../ui/note.tsx';
import { type AnsweredReader, unmask } from '../sightline/readers.ts';
import { readVisibility, type SightlineData } from '../sightline/sightline-visibility.ts';

interface NamesNoteProps {
  preset: CyclePreset | null;
  visibility: SightlineData | null;
  /** The reviewed person. */
  name: string;
}

function Confidential({ who, count, given }: { who: string; count: number; given: string }) {
  return (
    <>
      <b>
        <Trans>This form is confidential, not anonymous.</Trans>
      </b>{' '}
      {count > 0 && (
        <Plural
          value={count}
          one={`${who} reads your answers with your name.`}
          other={`${who} read your answers with your name.`}
        />
      )}{' '}
      <Trans>
        {given} reads the words, mixed with those of others, and never your name. With few reviewers {given}{' '}
        may still guess.
      </Trans>
    </>
  );
}

function Named({ who, count }: { who: string; count: number }) {
  return (
    <>
      <b>
        <Trans>This form is named.</Trans>
      </b>{' '}
      <Plural
        value={count}
        one={`${who} reads your answers with your name.`}
        other={`${who} read your answers with your name.`}
      />
    </>
  );
}

/** Says before the first field which of the two words holds and who reads (docs/rules.md, "The policy of a cycle"). */
export function NamesNote({ preset, visibility, name }: NamesNoteProps) {
  const locale = useLocale();
  if (visibility === null || preset === null) {
    return (
      <Note tone="warn">
        <Trans>
          <b>Not checked.</b> Nothing is sent until we know who would read it.
        </Trans>
      </Note>
    );
  }
  const { now, next, later } = unmask(readVisibility(visibility));
  const readers = [...now, ...next, ...later].filter(
    (reader) => reader.relation !== 'AUTHOR' && reader.named,
  );
  const who = list(
    locale,
    readers.map((reader: AnsweredReader) => reader.label),
  );
  return (
    <Note>
      {preset === 'CONFIDENTIAL' ? (
        <Confidential who={who} count={readers.length} given={givenName(name)} />
      ) : (
        <Named who={who} count={readers.length} />
      )}
    </Note>
  );
}
