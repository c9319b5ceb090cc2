import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { noticeTitles, phases } from './cycle-words.tsx';
import classes from './editor.module.css';
import { mailKinds, mailTitles, ofReviewees, wordOf } from './mail-kinds.ts';
import { Part } from './part.tsx';

/** The mails that start the phases: to look at now, to send from the status page when one decides to. */
export function MailsPart({ cycleId, asksOwn }: { cycleId: string; asksOwn: boolean }) {
  const { i18n } = useLingui();
  const kinds = mailKinds.filter((kind) => asksOwn || !ofReviewees.has(kind));
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
      <h3>
        <Trans>What they say</Trans>
      </h3>
      <p className="small quiet">
        <Trans>
          Each mail of the cycle has words of ours, in English and in German. Choose your own where you like;
          they go along when the cycle is copied or saved as a template.
        </Trans>
      </p>
      <ul className={classes.mailList}>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link to="/company/cycles/$cycleId/mails/$mail" params={{ cycleId, mail: wordOf(kind) }}>
              {i18n._(mailTitles[kind])}
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}
