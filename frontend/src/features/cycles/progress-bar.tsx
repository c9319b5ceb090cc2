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
    declined
    released
    withoutLineManager
  }
`);

type Progress = ProgressBar_ProgressFragment;

function Bar({ asked, handedIn }: Pick<Progress, 'asked' | 'handedIn'>) {
  const { t } = useLingui();
  const missing = asked - handedIn;
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
  const { asked, handedIn, declined, toDecide } = progress;
  return (
    <ul className={classes.key}>
      <Key swatch={classes.barDone}>
        <Plural value={handedIn} one="# handed in" other="# handed in" />
      </Key>
      <Key swatch={classes.barMissing}>
        <Plural value={asked - handedIn} one="# still missing" other="# still missing" />
      </Key>
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
  const rows: [string, number][] = [
    [t`People who are reviewed`, progress.reviewees],
    [t`Lists of reviewers that are done`, progress.listsDone],
    [t`Names that wait for a decision`, progress.toDecide],
    [t`Asked to write`, progress.asked],
    [t`Handed in`, progress.handedIn],
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
      {read.asked > 0 && <Bar asked={read.asked} handedIn={read.handedIn} />}
      {(read.asked > 0 || read.toDecide > 0) && <Legend progress={read} />}
      <AsTable progress={read} />
    </section>
  );
}
