import classes from './mean-chart.module.css';
import { Dot, type MeanAxis, type MeanChartProps, type Series } from './mean-marks.tsx';
import { inLines } from './radar-words.ts';

const width = 420;
const height = 320;
const middle = { x: width / 2, y: height / 2 };
const reach = 112;
const line = 15;

interface Place {
  x: number;
  y: number;
}

/** Where a share of the way out along an axis lies; the first axis points up. */
function placed(axis: number, axes: number, share: number): Place {
  const turn = (axis / axes) * 2 * Math.PI;
  return { x: middle.x + Math.sin(turn) * reach * share, y: middle.y - Math.cos(turn) * reach * share };
}

const at = ({ x, y }: Place) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The way around through every mean. A mean that is missing leaves a gap. */
function around(places: readonly (Place | null)[]): string {
  if (!places.includes(null)) return `M${places.map((place) => place && at(place)).join('L')}Z`;
  const [first] = places;
  return [...places, first ?? null]
    .map((place, axis, all) => (place ? `${axis > 0 && all[axis - 1] ? 'L' : 'M'}${at(place)}` : ''))
    .join('');
}

function Line({ of, axes, points }: { of: Series; axes: readonly MeanAxis[]; points: number }) {
  const places = axes.map(({ key }, axis) => {
    const mean = of.means[axis] ?? null;
    return { key, place: mean === null ? null : placed(axis, axes.length, mean / points) };
  });
  return (
    <g>
      <path className={classes[`${of.mark}Line`]} d={around(places.map(({ place }) => place))} />
      {places.map(({ key, place }) => place && <Dot key={key} {...place} mark={of.mark} />)}
    </g>
  );
}

/** A ring for each point of the scale. */
function Web({ axes, points }: { axes: number; points: number }) {
  const rings = Array.from({ length: points }, (_, before) => before + 1);
  const corners = (point: number) =>
    Array.from({ length: axes }, (_, axis) => at(placed(axis, axes, point / points))).join(',');
  return rings.map((point) => (
    <polygon key={point} className={point === points ? classes.edge : classes.ring} points={corners(point)} />
  ));
}

function anchorOf(x: number): 'start' | 'middle' | 'end' {
  if (Math.abs(x - middle.x) < 8) return 'middle';
  return x > middle.x ? 'start' : 'end';
}

/** The words at the end of an axis; above the picture they grow upwards. */
function Label({ axis, axes, label }: { axis: number; axes: number; label: string }) {
  const { x, y } = placed(axis, axes, 1.1);
  const lines = inLines(label);
  const above = y < middle.y - reach * 0.9;
  const below = y > middle.y + reach * 0.9;
  const start = y + (above ? -line * (lines.length - 1) : 0) + (below ? 10 : 4);
  return (
    <text className={classes.label} x={x} y={start} textAnchor={anchorOf(x)}>
      {lines.map((words) => (
        <tspan key={words} x={x} dy={words === lines[0] ? 0 : line}>
          {words}
        </tspan>
      ))}
    </text>
  );
}

/** Means around a middle. */
export function Radar({ axes, points, series }: MeanChartProps) {
  const spokes = axes.map((axis, place) => ({ ...axis, place }));
  return (
    <svg className={classes.radar} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Web axes={axes.length} points={points} />
      {series.map((one) => (
        <Line key={one.name} of={one} axes={axes} points={points} />
      ))}
      {spokes.map(({ key, label, place }) => (
        <Label key={key} axis={place} axes={axes.length} label={label} />
      ))}
    </svg>
  );
}
