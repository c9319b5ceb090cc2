import type { UserFailure } from './errors.ts';
import { type DraftStorage, dropDraft, keepDraft, readDraft } from './kept-drafts.ts';

/** What the server made of a save; `unreachable` is tried again by itself. */
export type SaveOutcome<Value> =
  | { kind: 'saved'; version: number }
  | { kind: 'conflict'; theirs: Value; version: number; join?: Join<Value> }
  | { kind: 'refused'; failures: readonly UserFailure[] }
  | { kind: 'unreachable' };

/** Takes over what only the other side changed; `clash` tells whether something is left that both changed. */
export type Join<Value> = (mine: Value) => { value: Value; clash: boolean };

/** What the line at the foot of a form says. */
export type AutosaveState<Value> =
  | { kind: 'untouched' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'kept'; nextTryAt: number; inBrowser: boolean }
  | { kind: 'refused'; failures: readonly UserFailure[] }
  | { kind: 'conflict'; mine: Value; theirs: Value; version: number };

/** Brings a text to the server; rejects or answers `unreachable` when it did not get there. */
export type Save<Value> = (value: Value, expectedVersion: number) => Promise<SaveOutcome<Value>>;

/** What an Autosaver is made from. */
export interface AutosaverOptions<Value> {
  storage: DraftStorage;
  /** From draftKey. */
  key: string;
  /** The text as the server has it, and its version. */
  value: Value;
  version: number;
  save: Save<Value>;
}

const pause = 1_000;
const slowAfter = 1_000;
const longestWait = 30_000;

/**
 * Brings one text to the server a second after the last keystroke and keeps it in the browser until it is there.
 * It never overwrites: a newer version on the server stops it until the person has chosen (promises L2 and L3).
 */
export class Autosaver<Value> {
  private value: Value;
  private version: number;
  private state: AutosaveState<Value> = { kind: 'untouched' };
  private dirty = false;
  private inBrowser = true;
  private running: Promise<void> | null = null;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly options: AutosaverOptions<Value>;
  private save: Save<Value>;

  constructor(options: AutosaverOptions<Value>) {
    this.options = options;
    this.save = options.save;
    this.value = options.value;
    this.version = options.version;
    this.takeUpKeptDraft();
  }

  /** The state now; the same object until it changes. */
  readonly current = (): AutosaveState<Value> => this.state;

  /** The text as it stands in the field. */
  readonly text = (): Value => this.value;

  /** Calls back on every change until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The person typed. Kept in the browser at once, saved after a pause. */
  change(value: Value): void {
    this.value = value;
    this.dirty = true;
    this.keep();
    if (this.state.kind === 'conflict' || this.state.kind === 'kept') this.tell();
    else this.become({ kind: 'typing' });
    if (this.state.kind === 'conflict') return;
    this.schedule(pause);
  }

  /** Saves now what is not saved yet: at blur, before leaving, before submitting. Resolves when nothing runs. */
  async flush(): Promise<AutosaveState<Value>> {
    clearTimeout(this.timer);
    // Several may wait for the same save; the first of them goes on, the others wait for that one.
    while (this.running) await this.running;
    if (this.dirty && this.state.kind !== 'conflict') await this.run();
    return this.state;
  }

  /** The person chose between the two texts of a conflict, or wrote them together. */
  resolve(chosen: Value): void {
    if (this.state.kind !== 'conflict') return;
    this.version = this.state.version;
    const theirs = this.state.theirs;
    this.become({ kind: 'typing' });
    if (same(chosen, theirs)) this.settle(chosen);
    else {
      this.change(chosen);
      void this.flush();
    }
  }

  /** Saves by another function from now on; for components, whose functions change with every render. */
  saveBy(save: Save<Value>): void {
    this.save = save;
  }

  /** Stops the clockwork. What is not saved stays in the browser. */
  stop(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  /** The version that the last save brought; to send along with a submission. */
  get savedVersion(): number {
    return this.version;
  }

  private takeUpKeptDraft(): void {
    const kept = readDraft<Value>(this.options.storage, this.options.key);
    if (kept === null || same(kept.value, this.value)) {
      dropDraft(this.options.storage, this.options.key);
      return;
    }
    const theirs = this.value;
    this.value = kept.value;
    this.dirty = true;
    if (kept.version === this.version) this.schedule(0);
    else this.state = { kind: 'conflict', mine: kept.value, theirs, version: this.version };
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private async run(): Promise<void> {
    this.running = this.saveOnce();
    await this.running;
    this.running = null;
  }

  private async saveOnce(): Promise<void> {
    const sent = this.value;
    const slow = setTimeout(() => this.become({ kind: 'saving' }), slowAfter);
    const outcome = await this.save(sent, this.version).catch(() => ({ kind: 'unreachable' }) as const);
    clearTimeout(slow);
    this.take(outcome, sent);
  }

  private take(outcome: SaveOutcome<Value>, sent: Value): void {
    if (outcome.kind === 'unreachable') {
      this.waitAndRetry();
      return;
    }
    this.failures = 0;
    if (outcome.kind === 'conflict') {
      this.join(outcome);
    } else if (outcome.kind === 'refused') {
      this.dirty = !same(sent, this.value);
      this.become({ kind: 'refused', failures: outcome.failures });
    } else {
      this.version = outcome.version;
      if (same(sent, this.value)) this.settle(sent);
      else {
        this.keep();
        this.schedule(pause);
      }
    }
  }

  /** What only the other side changed is taken over and what only this side changed is sent again; else it is asked. */
  private join({ join, theirs, version }: Extract<SaveOutcome<Value>, { kind: 'conflict' }>): void {
    const joined = join?.(this.value) ?? { value: this.value, clash: true };
    if (joined.clash) {
      this.become({ kind: 'conflict', mine: joined.value, theirs, version });
      return;
    }
    this.version = version;
    this.value = joined.value;
    this.keep();
    this.tell();
    this.schedule(0);
  }

  private settle(value: Value): void {
    this.value = value;
    this.dirty = false;
    dropDraft(this.options.storage, this.options.key);
    this.become({ kind: 'saved', at: Date.now() });
  }

  private waitAndRetry(): void {
    const wait = Math.min(longestWait, 2_000 * 2 ** this.failures);
    this.failures += 1;
    this.become({ kind: 'kept', nextTryAt: Date.now() + wait, inBrowser: this.inBrowser });
    this.schedule(wait);
  }

  private keep(): void {
    const draft = { value: this.value, version: this.version };
    this.inBrowser = keepDraft(this.options.storage, this.options.key, draft);
  }

  private become(state: AutosaveState<Value>): void {
    this.state = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
