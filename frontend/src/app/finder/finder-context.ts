import { createContext, useContext } from 'react';

/** What lies over the page: where to go, the list of keys, or nothing. */
export type FinderPanel = 'PALETTE' | 'KEYS' | null;

/** Hands down the function that opens a panel; null outside of the member's shell, so that guests have none. */
export const FinderContext = createContext<((panel: FinderPanel) => void) | null>(null);

/** The function that opens a panel; null for guests. */
export function useFinder(): ((panel: FinderPanel) => void) | null {
  return useContext(FinderContext);
}
