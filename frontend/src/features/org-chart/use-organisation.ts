import { useState } from 'react';
import { errorCode } from '../../lib/errors.ts';
import { useServices } from '../../lib/services.tsx';
import { type Found, top, wayTo, withPage, withWay } from './levels.ts';
import { askLevel, type Beginning } from './load-organisation.ts';

/** The levels of the organisation that somebody opened so far, each loaded when it is opened. */
export function useOrganisation(beginning: Beginning) {
  const { client } = useServices();
  const [levels, setLevels] = useState(beginning.levels);
  const [expanded, setExpanded] = useState(beginning.expanded);
  const [failure, setFailure] = useState<ReturnType<typeof errorCode> | null>(null);

  const load = async (key: string, after: string | null = null) => {
    try {
      const level = await askLevel(client, key, after);
      setLevels((now) => withPage(now, key, level));
      setFailure(null);
    } catch (error) {
      setFailure(errorCode(error as Parameters<typeof errorCode>[0]));
    }
  };
  /** Opens the way to somebody who was found. */
  const reveal = async (found: Found) => {
    const way = wayTo(found);
    const above = way.slice(0, -1).map(({ id }) => id);
    await Promise.all([top, ...above].filter((key) => !levels[key]).map((key) => load(key)));
    setLevels((now) => withWay(now, way));
    setExpanded((now) => ({ ...now, ...Object.fromEntries(above.map((id) => [id, true])) }));
  };
  return {
    levels,
    expanded,
    setExpanded,
    failure,
    /** Loads a level that was opened, unless it is there. */
    open: async (key: string) => {
      if (!levels[key]) await load(key);
    },
    /** Loads the next page of a level. */
    more: (key: string) => load(key, levels[key]?.next ?? null),
    reveal,
  };
}
