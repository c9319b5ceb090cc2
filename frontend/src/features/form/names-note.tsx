import { Plural, Trans } from '@lingui/react/macro';
import type { CyclePreset } from '../../gql/graphql.ts';
import { givenName } from '../../lib/given-name.ts';
import { list, longDate } from '../../lib/format.ts';
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

/** Anonymity told straight: what the engine will do, from when, under which condition, and what it cannot do. */
function Anonymous({ visibility }: { visibility: SightlineData }) {
  const locale = useLocale();
  const { answer, now, next, later } = unmask(readVisibility(visibility));
  const readers = [...now, ...next, ...later].filter((reader) => reader.relation !== 'AUTHOR');
  const who = list(
    locale,
    readers.map((reader) => reader.label),
  );
  const least = answer.threshold ?? 0;
  const release = answer.laterAt ? longDate(locale, new Date(answer.laterAt), new Date()) : null;
  const close = answer.closesAt ? longDate(locale, new Date(answer.closesAt), new Date()) : null;
  return (
    <>
      <p>
        <b>
          <Trans>This form is anonymous.</Trans>
        </b>{' '}
        {release ? (
          <Trans>
            After the release, planned for {release}: {who}, without your name.
          </Trans>
        ) : (
          <Trans>After the release: {who}, without your name.</Trans>
        )}{' '}
        <Trans>
          Only if at least {least} people answer; else nothing is shown. Texts are mixed anew for each
          question.
        </Trans>
      </p>
      <p>
        <Trans>
          Until the release nobody reads anything, and you can take it back. After it nothing more is
          accepted.
        </Trans>{' '}
        {close ? (
          <Trans>
            When the cycle closes on {close}, what ties the words to you is destroyed: nobody can tell who
            wrote what, and you cannot open them here either. You can keep a copy.
          </Trans>
        ) : (
          <Trans>
            When the cycle closes, what ties the words to you is destroyed: nobody can tell who wrote what,
            and you cannot open them here either. You can keep a copy.
          </Trans>
        )}
      </p>
      <p>
        <Trans>What no software can hide is how you write, and what only you could know.</Trans>
      </p>
    </>
  );
}

/** Says before the first field which of the three words holds and who reads (docs/rules.md, "The policy of a cycle"). */
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
  if (preset === 'ANONYMOUS') {
    return (
      <Note>
        <Anonymous visibility={visibility} />
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
