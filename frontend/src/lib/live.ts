import { createClient } from 'graphql-ws';
import type { Connection } from './connection.ts';
import type { TickJoiner } from './tick-joiner.ts';

/** Socket codes after which nobody may listen any more (docs/rules.md, Subscriptions). */
const ended = new Set([4401, 4403]);

interface LiveDependencies {
  ticks: TickJoiner;
  connection: Connection;
  /** The address of the socket, such as wss://host/graphql. */
  url: string;
}

function closeCode(event: unknown): number {
  return typeof event === 'object' && event !== null && 'code' in event ? Number(event.code) : 0;
}

/**
 * Keeps one subscription open for the whole app. Events are ticks without any content: whoever shows something asks
 * again over HTTP (docs/adr/0004). Also after every reconnect. Returns how to stop.
 */
export function listenForTicks({ ticks, connection, url }: LiveDependencies): () => void {
  let wasDown = false;
  const client = createClient({
    url,
    lazy: false,
    retryAttempts: Number.POSITIVE_INFINITY,
    keepAlive: 20_000,
    shouldRetry: (event) => !ended.has(closeCode(event)),
    // The end is told below, on the page; without this it would also be printed to the console.
    onNonLazyError: () => undefined,
    on: {
      connected: () => {
        connection.socketUp();
        if (wasDown) ticks.tick();
        wasDown = false;
      },
      closed: (event) => {
        wasDown = true;
        if (ended.has(closeCode(event))) connection.sessionEnded();
        else connection.socketDown();
      },
    },
  });
  const stop = client.subscribe(
    { query: 'subscription LiveTicks { todosChanged { at } }' },
    { next: () => ticks.tick(), error: () => ticks.tick(), complete: () => ticks.tick() },
  );
  return () => {
    stop();
    void client.dispose();
  };
}

/** The socket's address on the server that served the page. */
export function socketUrl(location: Pick<Location, 'protocol' | 'host'>): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`;
}
