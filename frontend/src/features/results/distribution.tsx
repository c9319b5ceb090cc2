import { Trans } from '@lingui/react/macro';
import { MarkSign } from '../../ui/mean-marks.tsx';
import classes from './results.module.css';

/** One row of the picture: a label and how often it was chosen. */
export interface Bar {
  label: string;
  count: number;
  /** The reviewee chose it about themselves. */
  own?: boolean;
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

/** The reviewee's own place among the points, by another shape than the bars. */
function OwnMark({ name }: { name: string }) {
  return (
    <>
      <MarkSign mark="triangle" />
      <span className={classes.hidden}>{name}</span>
    </>
  );
}

interface DistributionProps {
  caption: string;
  bars: readonly Bar[];
  /** What the reviewee's own answer is called. */
  ownName: string;
}

/** How often each point or option was chosen: a table whose middle column draws the figures. */
export function Distribution({ caption, bars, ownName }: DistributionProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const marked = bars.some(({ own }) => own);
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
          {marked && <td />}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, count, own }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <Track part={count / most} />
            </td>
            <td className={classes.figure}>{count}</td>
            {marked && <td className={classes.ownMark}>{own && <OwnMark name={ownName} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
