/** What the app knows about its line to the server. */
export interface ConnectionState {
  /** When the server stopped answering, in milliseconds since 1970; null while it answers. */
  offlineSince: number | null;
  /** The live socket has been away for more than ten seconds. */
  livePaused: boolean;
  /** The server said that nobody is signed in any more. */
  signedOut: boolean;
}

const socketPatience = 10_000;

/** Watches whether the server answers and whether the socket lives, and tells whoever draws it. */
export class Connection {
  private state: ConnectionState = { offlineSince: null, livePaused: false, signedOut: false };
  private readonly listeners = new Set<() => void>();
  private socketTimer: ReturnType<typeof setTimeout> | undefined;

  /** The state now; the same object until something changes. */
  readonly current = (): ConnectionState => this.state;

  /** Calls back on every change until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The server answered. An answer that was under way when the network went is no sign that it is back. */
  reached(): void {
    if (this.state.offlineSince !== null && navigator.onLine)
      this.change({ ...this.state, offlineSince: null });
  }

  /** A request found nobody. */
  lost(): void {
    if (this.state.offlineSince === null) this.change({ ...this.state, offlineSince: Date.now() });
  }

  /** The live socket is up. */
  socketUp(): void {
    clearTimeout(this.socketTimer);
    this.socketTimer = undefined;
    if (this.state.livePaused) this.change({ ...this.state, livePaused: false });
  }

  /** The live socket is down; said only when it stays down. */
  socketDown(): void {
    this.socketTimer ??= setTimeout(() => this.change({ ...this.state, livePaused: true }), socketPatience);
  }

  /** The session ended; final until the page is loaded again. */
  sessionEnded(): void {
    if (!this.state.signedOut) this.change({ ...this.state, signedOut: true });
  }

  private change(next: ConnectionState): void {
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}

/** Also believes the browser when it says that the network is gone; returns how to stop. */
export function watchBrowser(connection: Connection, browser: Window): () => void {
  const offline = () => connection.lost();
  const online = () => connection.reached();
  browser.addEventListener('offline', offline);
  browser.addEventListener('online', online);
  return () => {
    browser.removeEventListener('offline', offline);
    browser.removeEventListener('online', online);
  };
}
