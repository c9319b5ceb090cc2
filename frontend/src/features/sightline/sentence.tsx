import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { VisibilityStep } from '../../gql/graphql.ts';
import { type Locale, list } from '../../lib/format.ts';
import type { Answered, AnsweredReader } from './readers.ts';

/** Which form of names a sentence needs: the reader's own with or without, somebody else's without, or none. */
type Knowing = 'WITH_NAME' | 'WITHOUT_NAME' | 'WITHOUT_THE_NAME' | 'NO_AUTHOR';

interface SentenceProps {
  answered: Answered;
  /** The planned date of the later step in words; null without one. */
  laterAt: string | null;
  locale: Locale;
}

function names(readers: readonly AnsweredReader[], locale: Locale): string {
  return list(
    locale,
    readers.map((reader) => reader.label),
  );
}

/** Everybody but the reader alone: a group that they belong to holds others too. */
function othersOf(readers: readonly AnsweredReader[]): readonly AnsweredReader[] {
  return readers.filter((reader) => !reader.you || (reader.kind === 'GROUP' && reader.count > 1));
}

function NowWords({ answered, locale }: { answered: Answered; locale: Locale }) {
  const { t } = useLingui();
  const others = othersOf(answered.now).map((reader) => reader.label);
  const includesYou = answered.now.some((reader) => reader.you);
  const last = answered.next.length === 0 && answered.later.length === 0;
  const who = list(locale, includesYou ? [t`You`, ...others] : others);
  if (others.length > 0) {
    return (
      <Trans>
        <b>{who}.</b>
      </Trans>
    );
  }
  if (last) {
    return (
      <Trans>
        <b>Only you.</b> No role can open it.
      </Trans>
    );
  }
  return (
    <Trans>
      <b>Only you.</b>
    </Trans>
  );
}

function NameWords({ answered, locale }: { answered: Answered; locale: Locale }) {
  const { author } = answered;
  if (author === null) return null;
  const others = othersOf(answered.now).filter((reader) => reader.relation !== 'AUTHOR');
  const nameless = others.filter((reader) => !reader.named);
  const knowing = others.filter((reader) => reader.named);
  const without = names(nameless, locale);
  const know = names(knowing, locale);
  if (author.kind === 'HIDDEN') {
    if (knowing.length === 0) return <Trans>You are not told the name.</Trans>;
    return (
      <Plural
        value={knowing.length}
        one={`${know} knows the name, you do not.`}
        other={`${know} know the name, you do not.`}
      />
    );
  }
  if (nameless.length === 0) return null;
  if (author.you) {
    return (
      <Plural
        value={nameless.length}
        one={`${without} never learns your name.`}
        other={`${without} never learn your name.`}
      />
    );
  }
  return (
    <Plural
      value={nameless.length}
      one={`${without} never learns the name.`}
      other={`${without} never learn the name.`}
    />
  );
}

function knowingOf(answered: Answered, readers: readonly AnsweredReader[]): Knowing {
  const { author } = answered;
  if (author === null || author.kind === 'HIDDEN') return 'NO_AUTHOR';
  const named = readers.every((reader) => reader.named);
  if (author.you) return named ? 'WITH_NAME' : 'WITHOUT_NAME';
  return named ? 'NO_AUTHOR' : 'WITHOUT_THE_NAME';
}

function AfterSubmit({ who, knowing }: { who: string; knowing: Knowing }) {
  if (knowing === 'WITH_NAME') return <Trans>After you submit: {who}, with your name.</Trans>;
  if (knowing === 'WITHOUT_NAME') return <Trans>After you submit: {who}, without your name.</Trans>;
  if (knowing === 'WITHOUT_THE_NAME') return <Trans>After it is handed in: {who}, without the name.</Trans>;
  return <Trans>After it is handed in: {who}.</Trans>;
}

function AfterRelease({ who, knowing }: { who: string; knowing: Knowing }) {
  if (knowing === 'WITH_NAME') return <Trans>After the release: {who}, with your name.</Trans>;
  if (knowing === 'WITHOUT_NAME') return <Trans>After the release: {who}, never with your name.</Trans>;
  if (knowing === 'WITHOUT_THE_NAME') return <Trans>After the release: {who}, never with the name.</Trans>;
  return <Trans>After the release: {who}.</Trans>;
}

function AfterStep({ step, who, knowing }: { step: VisibilityStep | null; who: string; knowing: Knowing }) {
  if (step === 'SUBMIT') return <AfterSubmit who={who} knowing={knowing} />;
  if (step === 'RELEASE') return <AfterRelease who={who} knowing={knowing} />;
  if (step === 'APPROVE') return <Trans>After the approval: {who}.</Trans>;
  if (step === 'PUBLISH') return <Trans>After it is published: {who}.</Trans>;
  return <Trans>Later: {who}.</Trans>;
}

function FromDate({ at, who, knowing }: { at: string; who: string; knowing: Knowing }) {
  if (knowing === 'WITH_NAME')
    return (
      <Trans>
        From {at} {who}, with your name.
      </Trans>
    );
  if (knowing === 'WITHOUT_NAME')
    return (
      <Trans>
        From {at} {who}, never with your name.
      </Trans>
    );
  if (knowing === 'WITHOUT_THE_NAME')
    return (
      <Trans>
        From {at} {who}, never with the name.
      </Trans>
    );
  return (
    <Trans>
      From {at} {who}.
    </Trans>
  );
}

/** Those who learn the name and those who do not each get a sentence of their own. */
function byName(answered: Answered, readers: readonly AnsweredReader[]): (readonly AnsweredReader[])[] {
  if (answered.author === null || answered.author.kind === 'HIDDEN')
    return readers.length > 0 ? [readers] : [];
  const groups = [readers.filter((reader) => reader.named), readers.filter((reader) => !reader.named)];
  return groups.filter((group) => group.length > 0);
}

/** Who gets numbers that are made of it, and never the words. */
function NumbersWords({ answered, locale }: { answered: Answered; locale: Locale }) {
  const all = othersOf([...answered.now, ...answered.next, ...answered.later]);
  const counting = all.filter(
    (reader, at) => reader.numbersOnly && all.findIndex(({ key }) => key === reader.key) === at,
  );
  if (counting.length === 0) return null;
  const who = names(counting, locale);
  return (
    <>
      {' '}
      {answered.author?.you ? (
        <Plural
          value={counting.length}
          one={`${who} gets numbers made of it, never your words.`}
          other={`${who} get numbers made of it, never your words.`}
        />
      ) : (
        <Plural
          value={counting.length}
          one={`${who} gets numbers made of it, never the words.`}
          other={`${who} get numbers made of it, never the words.`}
        />
      )}
    </>
  );
}

/** What holds besides where nobody is told a name: how many have to answer, and what the close destroys. */
function AnonymousWords({ answered }: { answered: Answered }) {
  const { answer, author } = answered;
  if (answer.threshold === null) return null;
  const least = answer.threshold;
  if (answer.state === 'FORGOTTEN') {
    return <Trans>Nobody can tell who wrote this, administrators neither.</Trans>;
  }
  if (answer.state === 'FINAL' || answer.state === 'RELEASED') {
    if (author?.you) return <Trans>When the cycle closes, the tie to you is destroyed.</Trans>;
    return answer.state === 'RELEASED' && <Trans>Nobody is told who wrote this.</Trans>;
  }
  return author?.you ? (
    <Trans>Only if at least {least} answer. When the cycle closes, the tie to you is destroyed.</Trans>
  ) : (
    <Trans>Only if at least {least} answer.</Trans>
  );
}

function WithheldBy({ by }: { by: AnsweredReader | null }) {
  if (by === null) {
    return (
      <Trans>
        <b>Withheld.</b>
      </Trans>
    );
  }
  const { label } = by;
  return by.you ? (
    <Trans>
      <b>Withheld by you.</b>
    </Trans>
  ) : (
    <Trans>
      <b>Withheld by {label}.</b>
    </Trans>
  );
}

/** Who withheld it, who reads it and why all the same, and what the person it is about learns of it. */
function WithheldWords({ answered, locale }: { answered: Answered; locale: Locale }) {
  const { t } = useLingui();
  const { now, subject, withheldBy } = answered;
  const others = othersOf(now).map(({ label }) => label);
  const who = list(locale, now.some(({ you }) => you) ? [t`You`, ...others] : others);
  const about = subject?.label ?? '';
  return (
    <>
      <WithheldBy by={withheldBy} /> <Trans>{who} can read it and why.</Trans>{' '}
      <Trans>{about} learns only that one answer is withheld.</Trans>
    </>
  );
}

/**
 * The one sentence of a sightline: who reads now, who will after the next step, who later, and who learns the name.
 * Each part is a whole ICU message of its own; names come from the server as this viewer may read them.
 */
export function SightlineSentence({ answered, laterAt, locale }: SentenceProps): ReactNode {
  const { answer, now, next, later } = answered;
  if (answer.state === 'FORGOTTEN' && now.length === 0) return <AnonymousWords answered={answered} />;
  return (
    <>
      {answer.state === 'WITHHELD' ? (
        <WithheldWords answered={answered} locale={locale} />
      ) : (
        <>
          <NowWords answered={answered} locale={locale} /> <NameWords answered={answered} locale={locale} />
        </>
      )}
      {byName(answered, next).map((group) => (
        <span key={group[0]?.key}>
          {' '}
          <AfterStep step={answer.nextStep} who={names(group, locale)} knowing={knowingOf(answered, group)} />
        </span>
      ))}
      {byName(answered, later).map((group) => (
        <span key={group[0]?.key}>
          {' '}
          {laterAt ? (
            <FromDate at={laterAt} who={names(group, locale)} knowing={knowingOf(answered, group)} />
          ) : (
            <AfterStep
              step={answer.laterStep}
              who={names(group, locale)}
              knowing={knowingOf(answered, group)}
            />
          )}
        </span>
      ))}
      <NumbersWords answered={answered} locale={locale} />
      {answer.threshold !== null && ' '}
      <AnonymousWords answered={answered} />
    </>
  );
}
