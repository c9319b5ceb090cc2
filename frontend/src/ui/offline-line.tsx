import { Trans } from '@lingui/react/macro';
import type { ConnectionState } from '../lib/connection.ts';
import { clockTime } from '../lib/format.ts';
import { useLocale } from '../lib/use-locale.ts';
import classes from './offline-line.module.css';
import { StateWord } from './state-word.tsx';

/** One line under the page head when the server is out of reach; silent when it is back. */
export function OfflineLine({ state }: { state: ConnectionState }) {
  const locale = useLocale();
  const since = state.offlineSince === null ? null : clockTime(locale, new Date(state.offlineSince));
  return (
    <div role="status" className={classes.line}>
      {since !== null && (
        <StateWord icon="attention" tone="warn">
          <Trans>Offline since {since}. You can go on writing.</Trans>
        </StateWord>
      )}
      {since === null && state.livePaused && (
        <StateWord icon="waiting">
          <Trans>Live updates paused.</Trans>
        </StateWord>
      )}
    </div>
  );
}
