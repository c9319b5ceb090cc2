import { type RefObject, useEffect } from 'react';
import { keysBelongTo, singleKeysOn } from '../lib/single-keys.ts';

const steps: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** Where the focus goes from one of so many rows; from outside of them to the first or the last. */
function next(at: number, step: number, rows: number): number {
  if (at < 0) return step > 0 ? 0 : rows - 1;
  return Math.min(Math.max(at + step, 0), rows - 1);
}

/** Lets j and k go from row to row: the focus moves to what is marked with `data-row` in each. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = steps[event.key];
      if (step === undefined || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey)
        return;
      if (keysBelongTo(event.target) || !singleKeysOn()) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const row = rows[next(rows.indexOf(document.activeElement as HTMLElement), step, rows.length)];
      if (!row) return;
      event.preventDefault();
      row.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [list]);
}
