import { useEffect } from 'react';
import type { ShownImport } from './import-state.tsx';

const pause = 1_000;

/** Whether something goes on by itself: the lines are carried out, or those whom it made are invited. */
function isUnderWay(shown: ShownImport | undefined): boolean {
  return shown !== undefined && (shown.state === 'RUNNING' || shown.invitingSince !== null);
}

/** An import has no ticks of its own: while it is under way the page asks again by itself, when it is looked at. */
export function useAskWhileRunning(shown: ShownImport | undefined, ask: () => void): void {
  const running = isUnderWay(shown);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      if (!document.hidden) ask();
    }, pause);
    return () => clearInterval(timer);
  });
}
