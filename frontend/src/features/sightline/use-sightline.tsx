import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { dayAndMonth } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import type { SightlineProps } from '../../ui/sightline.tsx';
import { notChecked, toReaders, unmask, type SignWords, type WhenWords } from './readers.ts';
import { SightlineSentence } from './sentence.tsx';
import { readVisibility, type SightlineData } from './sightline-visibility.ts';

const patience = 300;

/** What both forms of the sightline are drawn from. */
export interface SightlineOfProps {
  /** The answer of the `visibility` query; null when it is not known. */
  data: SightlineData | null;
  /** The question is still on its way. */
  loading?: boolean;
  /** The version of the readers when the page opened; a different one now is said and drawn. */
  seenVersion?: string | undefined;
  /** For `aria-describedby` of the field inside. */
  sentenceId?: string;
}

function useWhenWords(byViewer: boolean): WhenWords {
  const { t } = useLingui();
  return (step, at) => {
    if (step === 'SUBMIT') return byViewer ? t`after you submit` : t`after it is handed in`;
    if (step === 'RELEASE') return at ? t`after the release on ${at}` : t`after the release`;
    if (step === 'APPROVE') return t`after the approval`;
    return step === 'PUBLISH' ? t`after it is published` : t`later`;
  };
}

function useSignWords(): SignWords {
  const { t } = useLingui();
  return (relation) => {
    if (relation === 'LINE_MANAGER') return t`Line manager`;
    if (relation === 'INDIRECT_LINE_MANAGERS') return t`Above`;
    if (relation === 'RUNNERS') return t`Runs it`;
    return relation === 'PARTICIPANTS' ? t`All` : undefined;
  };
}

function useDrawn({ data, seenVersion }: SightlineOfProps): SightlineProps {
  const { t } = useLingui();
  const locale = useLocale();
  const answered = data ? unmask(readVisibility(data)) : null;
  const when = useWhenWords(answered?.author?.you ?? false);
  const signs = useSignWords();
  if (answered === null) {
    return {
      readers: notChecked,
      sentence: (
        <Trans>
          <b>Not checked.</b> Nothing is sent until we know who would read it.
        </Trans>
      ),
    };
  }
  const { laterAt: planned, version, frozen, threshold } = answered.answer;
  const laterAt = planned ? dayAndMonth(locale, new Date(planned)) : null;
  const changed = seenVersion !== undefined && seenVersion !== version;
  const sentence = <SightlineSentence answered={answered} laterAt={laterAt} locale={locale} />;
  return {
    readers: toReaders(answered, when, signs, laterAt, changed),
    sentence: changed ? (
      <Trans>
        <b>Changed.</b> The readers are not the same as before. Look before you send.
      </Trans>
    ) : (
      sentence
    ),
    ...(frozen
      ? {
          nobodyElse: {
            text:
              threshold === null
                ? t`With the first answer handed in this rule is frozen: it can be narrowed, by nobody widened.`
                : t`Since the cycle opened this rule is frozen: it can be narrowed, by nobody widened.`,
          },
        }
      : {}),
  };
}

function useAfterPatience(loading: boolean): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!loading) return;
    const timer = setTimeout(() => setOver(true), patience);
    return () => clearTimeout(timer);
  }, [loading]);
  return !loading || over;
}

/** What a sightline draws of the server's answer; for the first 300 ms of waiting it only keeps its height. */
export function useSightline(props: SightlineOfProps): SightlineProps {
  const { loading = false, sentenceId } = props;
  const drawn = useDrawn(props);
  const show = useAfterPatience(loading);
  return { ...drawn, ...(sentenceId ? { sentenceId } : {}), waiting: !show };
}
