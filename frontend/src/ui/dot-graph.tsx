import type { ReactNode } from 'react';
import type { Axis } from '../lib/written.ts';
import classes from './dot-graph.module.css';

/** Where a dot stands, each from 0 to 100. */
export interface Dot {
  id: string;
  x: number;
  y: number;
  /** It is what somebody says of themselves: told apart by its shape. */
  own?: boolean;
}

/** The side of the plot in the units of its picture; the margin leaves room for what stands on the edges. */
export const side = 300;
export const margin = 14;

/** How far from the left of the picture a value lies. */
export function acrossOf(x: number): number {
  return margin + (x / 100) * side;
}

/** How far from the top of the picture a value lies: 100 is at the top. */
export function upOf(y: number): number {
  return margin + ((100 - y) / 100) * side;
}

/** The ground of every graph: its edges and its middle. */
export function Ground() {
  const middle = margin + side / 2;
  const end = margin + side;
  return (
    <>
      <rect className={classes.ground} x={margin} y={margin} width={side} height={side} />
      <line className={classes.grid} x1={middle} y1={margin} x2={middle} y2={end} />
      <line className={classes.grid} x1={margin} y1={middle} x2={end} y2={middle} />
    </>
  );
}

interface GraphFrameProps {
  axes: readonly Axis[];
  small?: boolean;
  /** There is something in it to move: then it is not hidden from those who hear the page. */
  live?: boolean;
  children: ReactNode;
}

/** The words of both axes around a picture: names, and what stands at their ends. */
export function GraphFrame({ axes, small, live, children }: GraphFrameProps) {
  const [across, up] = axes;
  return (
    <div
      className={small ? `${classes.frame ?? ''} ${classes.small ?? ''}` : classes.frame}
      aria-hidden={live ? undefined : true}
    >
      <p className={classes.name}>↑ {up?.name}</p>
      <p className={classes.high}>{up?.high}</p>
      {children}
      <p className={classes.low}>{up?.low}</p>
      <p className={classes.ends}>
        <span>{across?.low}</span>
        <span>{across?.high}</span>
      </p>
      <p className={`${classes.name ?? ''} ${classes.across ?? ''}`}>{across?.name} →</p>
    </div>
  );
}

function Placed({ x, y, own }: Dot) {
  const [across, up] = [acrossOf(x), upOf(y)];
  if (own) return <path className={classes.ownDot} d={`M${across} ${up - 9}l9 16h-18z`} />;
  return <circle className={classes.dot} cx={across} cy={up} r={7} />;
}

interface DotGraphProps {
  axes: readonly Axis[];
  dots: readonly Dot[];
  small?: boolean;
}

/** Dots on a graph, to look at. The picture says nothing that the numbers beside it do not say. */
export function DotGraph({ axes, dots, small }: DotGraphProps) {
  const whole = side + 2 * margin;
  return (
    <GraphFrame axes={axes} small={small ?? false}>
      <svg aria-hidden="true" className={classes.plot} viewBox={`0 0 ${whole} ${whole}`}>
        <Ground />
        {dots.map((dot) => (
          <Placed key={dot.id} {...dot} />
        ))}
      </svg>
    </GraphFrame>
  );
}
