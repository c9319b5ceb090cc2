import { useLingui } from '@lingui/react/macro';
import { list, longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';

interface RightsWordsProps {
  comments: boolean | null;
  decides: boolean | null;
  downloads: boolean | null;
  expiresAt: string | null;
  now: Date;
}

/** What somebody may do, and until when, as a sentence. */
export function RightsWords({ comments, decides, downloads, expiresAt, now }: RightsWordsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const may = [
    t`read`,
    ...(comments ? [t`comment`] : []),
    ...(decides ? [t`decide`] : []),
    ...(downloads ? [t`take files along`] : []),
  ];
  const what = list(locale, may);
  if (expiresAt === null) return t`May ${what}.`;
  const day = longDate(locale, new Date(expiresAt), now);
  if (new Date(expiresAt) <= now) return t`Ended on ${day}.`;
  return t`May ${what}, until ${day}.`;
}
