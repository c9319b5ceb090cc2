import { useState } from 'react';
import { type Arrivals, arrive, type Listed, opened } from './arrivals.ts';

interface LiveList<Item extends Listed> extends Arrivals<Item> {
  /** Spread on the list: tells while somebody is in it with focus or pointer. */
  hold: {
    onFocus: () => void;
    onBlur: () => void;
    onPointerEnter: () => void;
    onPointerLeave: () => void;
  };
  /** Shows what waits. */
  show: () => void;
}

/** Keeps a live list still while somebody is in it. `items` must keep its identity until the answer changes. */
export function useArrivals<Item extends Listed>(items: readonly Item[]): LiveList<Item> {
  const [held, setHeld] = useState(false);
  const [taken, setTaken] = useState(items);
  const [list, setList] = useState(() => opened(items));
  if (taken !== items) {
    setTaken(items);
    setList(arrive(list, items, held));
  }
  const release = () => {
    setHeld(false);
    if (list.waiting > 0) setList(arrive(list, items, false));
  };
  const hold = {
    onFocus: () => setHeld(true),
    onBlur: release,
    onPointerEnter: () => setHeld(true),
    onPointerLeave: release,
  };
  return { ...list, hold, show: () => setList(arrive(list, items, false)) };
}
