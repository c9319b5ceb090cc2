import { useViewer } from '../../lib/viewer-context.tsx';
import { Face } from '../../ui/face.tsx';
import { useLatePanel } from '../../ui/use-late-panel.ts';
import classes from './shell.module.css';
import { useFirstPageStands } from './use-first-page.ts';

const loadPanel = async () => (await import('./account-panel.tsx')).AccountPanel;

/** The account at the foot of the left column. */
export function Account() {
  const viewer = useViewer();
  const { button, Panel, place } = useLatePanel(loadPanel, useFirstPageStands());
  return (
    <>
      <button type="button" className={classes.account} {...button}>
        <Face name={viewer.name} kind={viewer.guest ? 'GUEST' : 'PERSON'} />
        <span>{viewer.name}</span>
      </button>
      {Panel && place && <Panel {...place} />}
    </>
  );
}
