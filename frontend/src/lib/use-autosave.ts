import { useEffect, useState, useSyncExternalStore } from 'react';
import { Autosaver, type AutosaverOptions, type AutosaveState } from './autosaver.ts';

/** What a form gets from useAutosave. */
export interface Autosave<Value> {
  /** The text to show in the field; after a reload the one kept in this browser. */
  value: Value;
  state: AutosaveState<Value>;
  change: (value: Value) => void;
  /** Give it to onBlur, and await it before submitting. */
  flush: () => Promise<AutosaveState<Value>>;
  resolve: (chosen: Value) => void;
  /** The version to send along when submitting. */
  version: () => number;
}

/**
 * Autosave for one text or form. `save` may change between renders; everything else is read once, so give the
 * component that calls it a `key` when it turns to another object.
 */
export function useAutosave<Value>(options: Omit<AutosaverOptions<Value>, 'storage'>): Autosave<Value> {
  const [saver] = useState(() => new Autosaver<Value>({ ...options, storage: window.localStorage }));
  useEffect(() => saver.saveBy(options.save));
  const value = useSyncExternalStore(saver.subscribe, saver.text);
  const state = useSyncExternalStore(saver.subscribe, saver.current);
  useEffect(() => {
    const leave = () => void saver.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [saver]);
  return {
    value,
    state,
    change: (next) => saver.change(next),
    flush: () => saver.flush(),
    resolve: (chosen) => saver.resolve(chosen),
    version: () => saver.savedVersion,
  };
}
