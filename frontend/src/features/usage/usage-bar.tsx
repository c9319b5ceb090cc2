import type { Part } from './usage-part.ts';
import classes from './usage.module.css';

/** Where each part begins on a bar that is as long as all are together. */
function laidOut(parts: readonly Part[]): { part: Part; start: number }[] {
  let end = 0;
  return parts.map((part) => {
    const start = end;
    end += part.count;
    return { part, start };
  });
}

/** All accounts as one bar, a piece for each kind. The table beside it has the same figures. */
export function UsageBar({ parts }: { parts: readonly Part[] }) {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <svg
      className={classes.bar}
      viewBox={`0 0 ${all} 26`}
      preserveAspectRatio="none"
      role="img"
      aria-label={parts.map(({ name, count }) => `${name}: ${count}`).join(', ')}
    >
      {laidOut(parts).map(({ part, start }) => (
        <rect
          key={part.key}
          className={classes.part}
          data-part={part.key}
          x={start}
          width={part.count}
          height="26"
        />
      ))}
    </svg>
  );
}
