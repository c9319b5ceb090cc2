import { Trans } from '@lingui/react/macro';
import { clockTime, daysUntil } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';

/** When somebody who was nudged can be nudged again, which is within a day. */
export function AgainAt({ at, now }: { at: string; now: Date }) {
  const locale = useLocale();
  const moment = new Date(at);
  const time = clockTime(locale, moment);
  return (
    <small className="quiet">
      {daysUntil(moment, now) > 0 ? (
        <Trans>Nudged, again possible tomorrow {time}</Trans>
      ) : (
        <Trans>Nudged, again possible today {time}</Trans>
      )}
    </small>
  );
}
