import { useState } from 'react';

/** A value in a form, beside what the server has of it. */
export interface Undisturbed<Value> {
  value: Value;
  set: (value: Value) => void;
  /** It is not what the server has. */
  changed: boolean;
  /** Somebody else saved another value while this one was written. */
  elsewhere: boolean;
  /** The server took what was sent, in its own way: what it has is shown, unless more was written meanwhile. */
  settle: (sent: Value) => void;
}

/**
 * Keeps what somebody writes while the page is asked again under their hands. What comes from the server is taken over
 * as long as nothing was written; otherwise what was written stays, and `elsewhere` says that there is something else.
 */
export function useUndisturbed<Value>(
  stored: Value,
  same: (one: Value, other: Value) => boolean,
): Undisturbed<Value> {
  const [state, setState] = useState({ opened: stored, value: stored });
  const { opened, value } = state;
  const moved = !same(opened, stored);
  const changed = !same(value, stored);
  if (moved && (!changed || same(value, opened))) setState({ opened: stored, value: stored });
  return {
    value,
    set: (next) => setState((now) => ({ ...now, value: next })),
    changed,
    elsewhere: moved && changed,
    settle: (sent) => setState((now) => (same(now.value, sent) ? { ...now, value: now.opened } : now)),
  };
}
