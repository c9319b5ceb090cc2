import { Trans } from '@lingui/react/macro';
import { useLocale } from '../../lib/use-locale.ts';
import { figure } from './figures.ts';

/** The mean of a question in an earlier round, and what that is called. */
export interface EarlierMean {
  name: string;
  mean: number;
}

/** The earlier mean in a sentence. */
export function EarlierWords({ earlier }: { earlier: EarlierMean }) {
  const locale = useLocale();
  const { name } = earlier;
  const mean = figure(locale, earlier.mean);
  return (
    <p>
      <Trans>
        {name}: mean {mean}.
      </Trans>
    </p>
  );
}
