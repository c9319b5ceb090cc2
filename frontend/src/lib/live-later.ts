import type { Connection } from './connection.ts';
import type { TickJoiner } from './tick-joiner.ts';

/** How long to wait before the code of the socket is asked for again, in milliseconds. */
const pause = 5_000;

/**
 * Fetches the code of the live socket, which no page waits for, and listens for ticks with it; while the code does not
 * come, live updates are away like with a socket that is down. Returns how to stop.
 */
export function listenLater(dependencies: { ticks: TickJoiner; connection: Connection }): () => void {
  let left = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;
  const begin = async () => {
    try {
      const { listenForTicks, socketUrl } = await import('./live.ts');
      if (!left) stop = listenForTicks({ ...dependencies, url: socketUrl(window.location) });
    } catch {
      if (left) return;
      dependencies.connection.socketDown();
      timer = setTimeout(() => void begin(), pause);
    }
  };
  void begin();
  return () => {
    left = true;
    clearTimeout(timer);
    stop?.();
  };
}
