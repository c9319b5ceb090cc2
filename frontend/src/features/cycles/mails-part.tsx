import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { noticeTitles, phases } from './cycle-words.tsx';
import classes from './editor.module.css';
import { Part } from './part.tsx';

/** The mails that start the phases: to look at now, to send from the status page when one decides to. */
export function MailsPart({ cycleId }: { cycleId: string }) {
  const { i18n } = useLingui();
  return (
    <Part
      id="mails"
      lead={
        <Trans>
          Publishing mails nobody. You send each of these yourself once the cycle is published, after you have
          seen to whom it goes and what it says.
        </Trans>
      }
    >
      <ul className={classes.mailList}>
        {phases.map((phase) => (
          <li key={phase}>
            <Link
              to="/company/cycles/$cycleId/notify/$phase"
              params={{ cycleId, phase: phase.toLowerCase() }}
            >
              {i18n._(noticeTitles[phase])}
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}
