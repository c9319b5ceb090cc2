import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react';
import type { Axis } from '../lib/written.ts';
import classes from './dot-graph.module.css';
import { acrossOf, Ground, GraphFrame, margin, side, upOf } from './dot-graph.tsx';

interface DotFieldProps {
  /** The id of what takes the focus when one goes to the field: the number across. */
  id: string;
  /** Across, then up. */
  axes: readonly [Axis, Axis];
  x: number | null;
  y: number | null;
  onChange: (x: number | null, y: number | null) => void;
}

const whole = side + 2 * margin;
const between = (value: number) => Math.max(0, Math.min(100, Math.round(value)));

/** By how much a key moves a value; null for keys that move nothing. */
function stepOf({ key, shiftKey }: KeyboardEvent, from: number): number | null {
  const step = shiftKey ? 10 : 1;
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return from + step;
    case 'ArrowDown':
    case 'ArrowLeft':
      return from - step;
    case 'PageUp':
      return from + 10;
    case 'PageDown':
      return from - 10;
    case 'Home':
      return 0;
    case 'End':
      return 100;
    default:
      return null;
  }
}

/** Where on the graph a pointer is. */
function placeOf(event: MouseEvent, picture: SVGSVGElement): [number, number] {
  const box = picture.getBoundingClientRect();
  const inUnits = (at: number, from: number, size: number) => ((at - from) / size) * whole - margin;
  return [
    between((inUnits(event.clientX, box.left, box.width) / side) * 100),
    between(100 - (inUnits(event.clientY, box.top, box.height) / side) * 100),
  ];
}

/**
 * A mouse places the dot where it presses and drags it on. A finger drags it by the dot alone, and places it by a tap:
 * else the page could not be scrolled past the graph.
 */
function useDrag(onChange: DotFieldProps['onChange']) {
  const picture = useRef<SVGSVGElement>(null);
  const dragging = useRef(false);
  const touched = useRef(false);
  const move = (event: MouseEvent) => {
    if (picture.current) onChange(...placeOf(event, picture.current));
  };
  const begin = (event: PointerEvent) => {
    dragging.current = true;
    picture.current?.setPointerCapture(event.pointerId);
    move(event);
  };
  const end = () => {
    dragging.current = false;
  };
  return {
    picture,
    onDot: begin,
    onPlot: {
      onPointerDown: (event: PointerEvent) => {
        touched.current = event.pointerType !== 'mouse';
        if (!touched.current && event.button === 0) begin(event);
      },
      onPointerMove: (event: PointerEvent) => {
        if (dragging.current) move(event);
      },
      onPointerUp: end,
      onPointerCancel: end,
      onClick: (event: MouseEvent) => {
        if (touched.current) move(event);
      },
    },
  };
}

interface HandleProps {
  axis: Axis;
  value: number | null;
  /** The corner of the handle that points at the axis. */
  at: { x: number; y: number };
  vertical: boolean;
  onMove: (value: number) => void;
}

/** The handle of one axis: a slider that stands on its edge. */
function Handle({ axis, value, at, vertical, onMove }: HandleProps) {
  const { t } = useLingui();
  const said = value === null ? t`not placed` : ends(value, axis);
  return (
    <g
      role="slider"
      tabIndex={0}
      className={classes.handle}
      aria-label={axis.name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value ?? 50}
      aria-valuetext={said}
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      onKeyDown={(event) => {
        const next = stepOf(event, value ?? 50);
        if (next === null) return;
        event.preventDefault();
        onMove(between(next));
      }}
    >
      <circle className={classes.reach} cx={at.x} cy={at.y} r={13} />
      <circle className={classes.knob} cx={at.x} cy={at.y} r={6} />
    </g>
  );
}

function ends(value: number, { low, high }: Axis): string {
  if (value === 0 && low) return `0, ${low}`;
  if (value === 100 && high) return `100, ${high}`;
  return String(value);
}

/** Moving one axis of a dot that is not placed begins in the middle of the other: both halves are seen then. */
function Picture({ axes, x, y, onChange }: DotFieldProps) {
  const { picture, onDot, onPlot } = useDrag(onChange);
  const end = margin + side;
  return (
    <svg ref={picture} role="presentation" className={classes.plot} viewBox={`0 0 ${whole} ${whole}`}>
      <g {...onPlot} className={classes.place}>
        <Ground />
      </g>
      {x !== null && y !== null && (
        <g {...onPlot} className={classes.drag} onPointerDown={onDot}>
          <line className={classes.guide} x1={acrossOf(x)} y1={upOf(y)} x2={acrossOf(x)} y2={end} />
          <line className={classes.guide} x1={margin} y1={upOf(y)} x2={acrossOf(x)} y2={upOf(y)} />
          <circle className={classes.reach} cx={acrossOf(x)} cy={upOf(y)} r={24} />
          <circle className={classes.dot} cx={acrossOf(x)} cy={upOf(y)} r={9} />
        </g>
      )}
      <Handle
        axis={axes[0]}
        value={x}
        at={{ x: acrossOf(x ?? 50), y: end }}
        vertical={false}
        onMove={(next) => onChange(next, y ?? 50)}
      />
      <Handle
        axis={axes[1]}
        value={y}
        at={{ x: margin, y: upOf(y ?? 50) }}
        vertical
        onMove={(next) => onChange(x ?? 50, next)}
      />
    </svg>
  );
}

interface NumberFieldProps {
  id?: string;
  axis: Axis;
  value: number | null;
  onChange: (value: number | null) => void;
}

function NumberField({ id, axis, value, onChange }: NumberFieldProps) {
  const { t } = useLingui();
  return (
    <NumberInput
      {...(id === undefined ? {} : { id })}
      label={axis.name}
      description={t`0 to 100`}
      min={0}
      max={100}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      hideControls
      value={value ?? ''}
      onChange={(given) => onChange(typeof given === 'number' ? between(given) : null)}
    />
  );
}

/** Places a dot on a graph: dragged, moved by arrows (1, with Shift 10) on either axis, or typed as two numbers. */
export function DotField(props: DotFieldProps) {
  const { id, axes, x, y, onChange } = props;
  return (
    <div className={classes.field}>
      <GraphFrame axes={axes} live>
        <Picture {...props} />
      </GraphFrame>
      <div className={classes.numbers}>
        <NumberField id={id} axis={axes[0]} value={x} onChange={(next) => onChange(next, y)} />
        <NumberField axis={axes[1]} value={y} onChange={(next) => onChange(x, next)} />
        {(x !== null || y !== null) && (
          <div>
            <Button variant="subtle" size="sm" onClick={() => onChange(null, null)}>
              <Trans>Clear the dot</Trans>
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
