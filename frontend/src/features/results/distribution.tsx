import { Trans } from '@lingui/react/macro';
import classes from './results.module.css';

/** One row of the picture: a label and how often it was chosen. */
export interface Bar {
  label: string;
  count: number;
}

const width = 100;
const height = 12;

function Track({ part }: { part: number }) {
  return (
    <svg
      className={classes.track}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className={classes.ground} width={width} height={height} />
      <rect className={classes.bar} width={part * width} height={height} />
    </svg>
  );
}

/** How often each point or option was chosen: a table whose middle column draws the figures. */
export function Distribution({ caption, bars }: { caption: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className={classes.bars}>
      <caption className={classes.hidden}>{caption}</caption>
      <thead className={classes.hidden}>
        <tr>
          <th scope="col">
            <Trans>Answer</Trans>
          </th>
          <td />
          <th scope="col">
            <Trans>How often</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <Track part={count / most} />
            </td>
            <td className={classes.figure}>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
