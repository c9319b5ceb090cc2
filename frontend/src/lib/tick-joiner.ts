/** The longest time after a tick until the app asks again; spreads the questions of many browsers. */
const spread = 500;

/** Joins bursts of ticks into one call at a random moment within half a second. */
export class TickJoiner {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly random: () => number;

  constructor(random: () => number = Math.random) {
    this.random = random;
  }

  /** Something may have changed. */
  tick(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      for (const listener of this.listeners) listener();
    }, this.random() * spread);
  }

  /** Calls back after ticks until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
