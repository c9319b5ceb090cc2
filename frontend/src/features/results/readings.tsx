import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import type { ResultFacts } from './results-query.ts';
import classes from './results.module.css';

type Reading = NonNullable<ResultFacts['stand']['readings']>[number];

function Line({ reading, now }: { reading: Reading; now: Date }) {
  const locale = useLocale();
  const name = reading.reader?.name;
  const day = reading.createdAt === null ? '' : longDate(locale, new Date(reading.createdAt), now);
  return (
    <li>
      {name ? (
        <Trans>
          {name} opened it on {day}.
        </Trans>
      ) : (
        <Trans>Somebody of HR opened it on {day}.</Trans>
      )}
    </li>
  );
}

/** Who of HR opened the feedback (V9). */
export function Readings({ readings }: { readings: readonly Reading[] | null }) {
  const [now] = useState(() => new Date());
  if (readings === null) return null;
  return (
    <section className={classes.question}>
      <h2>
        <Trans>Who of HR opened this</Trans>
      </h2>
      {readings.length === 0 && (
        <p className="quiet">
          <Trans>Nobody so far. Each opening is recorded here.</Trans>
        </p>
      )}
      <ul className="quiet">
        {readings.map((reading) => (
          <Line key={reading.id} reading={reading} now={now} />
        ))}
      </ul>
    </section>
  );
}
