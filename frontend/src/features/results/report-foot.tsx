import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { clockTime, fullDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import classes from './report.module.css';

/** Who can read the report, and who will after the release. */
export function ReportReaders({ id }: { id: string }) {
  const { data, loading } = useVisibility(id, 'RESULTS');
  return <SightletOf data={data} loading={loading} />;
}

/** The moment of the last print, and until one the moment in which the page was opened. */
function usePrinting(): Date {
  const [at, setAt] = useState(() => new Date());
  useEffect(() => {
    const print = () => setAt(new Date());
    window.addEventListener('beforeprint', print);
    return () => window.removeEventListener('beforeprint', print);
  }, []);
  return at;
}

/** What stands at the end of the report on paper alone: who can read it, who printed it and when. */
export function ReportFoot({ id }: { id: string }) {
  const locale = useLocale();
  const viewer = useViewer();
  const at = usePrinting();
  const { name } = viewer;
  const day = fullDate(locale, at);
  const time = clockTime(locale, at);
  return (
    <footer className={classes.foot}>
      <ReportReaders id={id} />
      <p>
        <Trans>
          Printed by {name} on {day} at {time}.
        </Trans>
      </p>
    </footer>
  );
}
