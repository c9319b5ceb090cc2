import classes from './mean-chart.module.css';

/** How a series is drawn: told apart by shape and dash, and by colour besides. */
export type Mark = 'circle' | 'square' | 'triangle';

/** An axis of a picture of means. */
export interface MeanAxis {
  key: string;
  label: string;
}

/** Means of one kind, one for each axis; null where there is none. */
export interface Series {
  name: string;
  mark: Mark;
  means: readonly (number | null)[];
}

/** What a picture of means is drawn from. */
export interface MeanChartProps {
  axes: readonly MeanAxis[];
  /** How many points the scales have. */
  points: number;
  /** The first is drawn first and filled. */
  series: readonly Series[];
}

/** A mark by itself, beside the words that say what it stands for. */
export function MarkSign({ mark }: { mark: Mark }) {
  return (
    <svg className={classes.sign} viewBox="0 0 12 12" aria-hidden="true">
      <Dot x={6} y={6} mark={mark} />
    </svg>
  );
}

/** One mean in the shape of its series. */
export function Dot({ x, y, mark }: { x: number; y: number; mark: Mark }) {
  if (mark === 'circle') return <circle className={classes.circle} cx={x} cy={y} r={4} />;
  if (mark === 'square') return <rect className={classes.square} x={x - 4} y={y - 4} width={8} height={8} />;
  return <path className={classes.triangle} d={`M${x} ${y - 5}l5 9h-10z`} />;
}
