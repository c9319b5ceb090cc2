/** Whoever waits for a proof hears whether it was given. */
type Answer = (proved: boolean) => void;

/** What stands between an act that asks for a fresh proof and the dialog that takes it (T44). */
export class ProofDesk {
  private waiting: readonly Answer[] = [];
  private readonly listeners = new Set<() => void>();

  /** Whether somebody waits for a proof. */
  readonly wanted = (): boolean => this.waiting.length > 0;

  /** Calls back when a proof begins or ceases to be wanted, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Resolves once the person proved that it is them, or did not want to. */
  ask(): Promise<boolean> {
    return new Promise((answer) => this.change([...this.waiting, answer]));
  }

  /** Ends the wait of everybody who asked. */
  answer(proved: boolean): void {
    const { waiting } = this;
    this.change([]);
    for (const answer of waiting) answer(proved);
  }

  private change(waiting: readonly Answer[]): void {
    this.waiting = waiting;
    for (const listener of this.listeners) listener();
  }
}

/** Whether the answer to a mutation asks for a proof; nothing was done then, so the request may go out again. */
async function asksForProof(response: Response): Promise<boolean> {
  return (await response.clone().text()).includes('"REAUTH_REQUIRED"');
}

/**
 * Fetches, and where a mutation is refused for want of a fresh proof asks for one and sends the very same request
 * again: whoever waits for the answer notices nothing, and nothing that was typed is lost.
 */
export function fetchWithProof(desk: ProofDesk): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const changes = typeof init?.body === 'string' && init.body.includes('"query":"mutation');
    if (!changes || !(await asksForProof(response)) || !(await desk.ask())) return response;
    return fetch(input, init);
  };
}
