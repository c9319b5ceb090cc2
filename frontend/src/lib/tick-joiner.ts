/** For how long after a question further ticks are joined; they are asked for at a random moment of it. */
const spread = 500;

/**
 * Joins bursts of ticks: the first after a quiet time asks at once, what follows within half a second is one more
 * question. The server spreads the first ticks where many people are woken at the same time.
 */
export class TickJoiner {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = Number.NEGATIVE_INFINITY;
  private readonly random: () => number;

  constructor(random: () => number = Math.random) {
    this.random = random;
  }

  /** Something may have changed. */
  tick(): void {
    const quiet = performance.now() - this.asked >= spread;
    this.timer ??= setTimeout(() => this.ask(), quiet ? 0 : this.random() * spread);
  }

  /** Calls back after ticks until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private ask(): void {
    this.timer = undefined;
    this.asked = performance.now();
    for (const listener of this.listeners) listener();
  }
}
