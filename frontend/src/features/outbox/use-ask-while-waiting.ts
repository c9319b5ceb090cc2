import { useEffect } from 'react';
import type { UseQueryExecute } from 'urql';

const pause = 10_000;

/** The outbox has no ticks of its own: while a mail is under way the page asks again by itself, when it is looked at. */
export function useAskWhileWaiting(waiting: boolean, askAgain: UseQueryExecute): void {
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => {
      if (!document.hidden) askAgain({ requestPolicy: 'network-only' });
    }, pause);
    return () => clearInterval(timer);
  }, [waiting, askAgain]);
}
