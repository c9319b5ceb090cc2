import { Trans } from '@lingui/react/macro';
import classes from './mean-chart.module.css';
import { Dot, type Mark, type MeanChartProps, type Series } from './mean-marks.tsx';
import { Radar } from './radar.tsx';

const bar = { long: 300, high: 12, gap: 6 };

function Bar({ mean, points, mark, y }: { mean: number | null; points: number; mark: Mark; y: number }) {
  const long = ((mean ?? 0) / points) * bar.long;
  return (
    <>
      <rect className={classes.track} y={y} width={bar.long} height={bar.high} />
      {mean !== null && (
        <>
          <rect className={classes[`${mark}Bar`]} y={y} width={long} height={bar.high} />
          <Dot x={long} y={y + bar.high / 2} mark={mark} />
        </>
      )}
    </>
  );
}

/** Means one under another, those of one axis beside each other. */
function Bars({ axes, points, series }: MeanChartProps) {
  const step = bar.high + bar.gap;
  const rows = axes.map((axis, place) => ({
    ...axis,
    bars: series.map(({ name, mark, means }, under) => ({
      name,
      mark,
      mean: means[place] ?? null,
      y: under * step,
    })),
  }));
  return (
    <div className={classes.bars}>
      {rows.map(({ key, label, bars }) => (
        <div key={key}>
          <p>{label}</p>
          <svg viewBox={`-1 -1 ${bar.long + 8} ${series.length * step - bar.gap + 2}`} aria-hidden="true">
            {bars.map(({ name, ...one }) => (
              <Bar key={name} points={points} {...one} />
            ))}
          </svg>
        </div>
      ))}
    </div>
  );
}

function Key({ series }: { series: readonly Series[] }) {
  return (
    <p className={classes.key}>
      {series.map(({ name, mark }) => (
        <span key={name}>
          <svg viewBox="0 0 26 12" aria-hidden="true">
            <path className={classes[`${mark}Line`]} d="M0 6h26" />
            <Dot x={13} y={6} mark={mark} />
          </svg>
          {name}
        </span>
      ))}
    </p>
  );
}

/** From this many axes on a radar has a shape to look at, and up to this many its labels can be read. */
const fewest = 3;
const most = 12;

/** Means along axes: a radar, or bars where there are too few axes for one, or too many. The table beside says it all. */
export function MeanChart(props: MeanChartProps) {
  const { axes, points, series } = props;
  const round = axes.length >= fewest && axes.length <= most;
  return (
    <figure className={classes.figure} aria-hidden="true">
      {round ? <Radar {...props} /> : <Bars {...props} />}
      <figcaption>
        <Key series={series} />
        {round && (
          <p>
            <Trans>The rings are the points 1 to {points}, from the middle outwards.</Trans>
          </p>
        )}
      </figcaption>
    </figure>
  );
}
