import classes from './sightline.module.css';
import type { SightlineProps } from './sightline.tsx';
import { Line } from './sightline-line.tsx';
import { brokenAtAuthor } from './sightline-row.ts';
import { useLatePanel } from './use-late-panel.ts';

const loadPanel = async () => (await import('./sightlet-panel.tsx')).SightletPanel;

/** The compact sightline of rows, to-dos and comments: a stub of line, small faces and half a sentence. */
export function Sightlet({ readers, sentence, nobodyElse, sentenceId, waiting = false }: SightlineProps) {
  const { button, Panel, place } = useLatePanel(loadPanel);
  const broken = readers.status !== 'NOT_CHECKED' && brokenAtAuthor(readers);
  return (
    <>
      <button
        type="button"
        className={classes.sightlet}
        data-status={readers.status}
        data-broken={broken || undefined}
        data-waiting={waiting || undefined}
        {...button}
      >
        <Line readers={readers} small />
        <span id={sentenceId}>{sentence}</span>
      </button>
      {Panel && place && <Panel {...place} readers={readers} nobodyElse={nobodyElse} />}
    </>
  );
}
