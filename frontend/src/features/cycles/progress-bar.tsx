import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ProgressBar_ProgressFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import classes from './status.module.css';

const ProgressBarProgress = graphql(`
  fragment ProgressBar_progress on CycleProgress {
    reviewees
    listsDone
    toDecide
    asked
    handedIn
    undisclosed
    declined
    released
    withoutLineManager
  }
`);

type Progress = ProgressBar_ProgressFragment;

/** What of the requests one learns: how many were handed in and are missing, none of those that are not disclosed. */
function Bar({ handedIn, missing }: { handedIn: number; missing: number }) {
  const { t } = useLingui();
  const asked = handedIn + missing;
  return (
    <svg
      className={classes.bar}
      viewBox={`0 0 ${asked} 26`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t`${handedIn} handed in, ${missing} still missing`}
    >
      <rect className={classes.barMissing} width={asked} height="26" />
      <rect className={classes.barDone} width={handedIn} height="26" />
    </svg>
  );
}

function Key({ swatch, children }: { swatch?: string | undefined; children: ReactNode }) {
  return (
    <li>
      {swatch && (
        <svg width="12" height="12" aria-hidden="true">
          <rect className={swatch} width="12" height="12" />
        </svg>
      )}
      {children}
    </li>
  );
}

function Legend({ progress }: { progress: Progress }) {
  const { asked, handedIn, undisclosed, declined, toDecide } = progress;
  const known = asked > undisclosed || asked === 0;
  return (
    <ul className={classes.key}>
      {known && (
        <>
          <Key swatch={classes.barDone}>
            <Plural value={handedIn} one="# handed in" other="# handed in" />
          </Key>
          <Key swatch={classes.barMissing}>
            <Plural value={asked - undisclosed - handedIn} one="# still missing" other="# still missing" />
          </Key>
        </>
      )}
      {undisclosed > 0 && (
        <Key>
          {known ? (
            <Plural
              value={undisclosed}
              one="of one request you do not learn whether it is handed in"
              other="of # requests you do not learn whether they are handed in"
            />
          ) : (
            <Trans>How many are handed in is not shown to you: it would tell who wrote.</Trans>
          )}
        </Key>
      )}
      {declined > 0 && (
        <Key>
          <Plural value={declined} one="# declined" other="# declined" />
        </Key>
      )}
      {toDecide > 0 && (
        <Key>
          <Plural value={toDecide} one="# name waits for a decision" other="# names wait for a decision" />
        </Key>
      )}
    </ul>
  );
}

function AsTable({ progress }: { progress: Progress }) {
  const { t } = useLingui();
  const { asked, handedIn, undisclosed } = progress;
  const rows: [string, ReactNode][] = [
    [t`People who are reviewed`, progress.reviewees],
    [t`Lists of reviewers that are done`, progress.listsDone],
    [t`Names that wait for a decision`, progress.toDecide],
    [t`Asked to write`, asked],
    [t`Handed in`, asked > undisclosed || asked === 0 ? handedIn : t`not shown to you`],
    [t`Declined`, progress.declined],
    [t`People whose feedback is released`, progress.released],
    [t`People without a line manager`, progress.withoutLineManager],
  ];
  return (
    <details className={classes.behind}>
      <summary>
        <Trans>The figures as a table</Trans>
      </summary>
      <table>
        <tbody>
          {rows.map(([label, count]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** How much was handed in: one bar, the same in words, and the figures behind it. */
export function ProgressBar({ progress }: { progress: FragmentType<typeof ProgressBarProgress> }) {
  const read = readFragment(ProgressBarProgress, progress);
  const known = read.asked - read.undisclosed;
  return (
    <section className={classes.block}>
      <h2>
        <Plural
          value={read.asked}
          _0="Nobody has been asked to write yet"
          one="One request"
          other="# requests"
        />
      </h2>
      {known > 0 && <Bar handedIn={read.handedIn} missing={known - read.handedIn} />}
      {(read.asked > 0 || read.toDecide > 0) && <Legend progress={read} />}
      <AsTable progress={read} />
    </section>
  );
}
