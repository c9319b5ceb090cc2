// A subscription as a script holds it, with the cookie of somebody who signed in through a page.
import type { BrowserContext } from '@playwright/test';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** What a listener got, and how its socket ended. */
export interface Listener {
  /** Every event, oldest first. */
  events: unknown[];
  /** Resolves when the first event came. */
  first: Promise<void>;
  /** Resolves with the code that the server closed with. */
  closed: Promise<number>;
  stop: () => void;
}

/** Listens to the to-dos of the person who is signed in, and resolves as soon as the server has taken the socket. */
export async function listen(context: BrowserContext, url: string): Promise<Listener> {
  const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { origin: url, cookie };
  class Socket extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers });
    }
  }
  const client = createClient({
    url: `${url.replace(/^http/u, 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => undefined,
  });
  const connected = new Promise<void>((resolve) => client.on('connected', () => resolve()));
  const closed = new Promise<number>((resolve) => {
    client.on('closed', (event) => resolve((event as { code: number }).code));
  });
  await connected;
  const events: unknown[] = [];
  const first = new Promise<void>((resolve) => {
    client.subscribe(
      { query: 'subscription { todosChanged { at } }' },
      {
        next: (event) => resolve(void events.push(event)),
        error: () => undefined,
        complete: () => undefined,
      },
    );
  });
  return { events, first, closed, stop: () => void client.dispose() };
}

/** Whether an event carries its moment and nothing else. */
export function isTick(event: unknown): boolean {
  return /^\{"data":\{"todosChanged":\{"at":"[^"]+"\}\}\}$/u.test(JSON.stringify(event));
}
