import type { SetQuestionnaireInput, UpdateCycleInput } from '../../gql/graphql.ts';
import type { SaveOutcome } from '../../lib/autosaver.ts';
import type { UserFailure } from '../../lib/errors.ts';
import { placed, writtenOnly } from './blank-questions.ts';
import {
  type CycleDraft,
  changedSettings,
  differences,
  joined,
  type SectionDraft,
  type ServerCycle,
  sameQuestions,
  sameScale,
  toDraft,
  toScale,
  toSections,
} from './cycle-draft.ts';

/** What the server made of one of the two mutations. */
export type CallOutcome =
  | { kind: 'done'; cycle: ServerCycle }
  | { kind: 'conflict'; current: ServerCycle }
  | { kind: 'refused'; failures: readonly UserFailure[] }
  | { kind: 'unreachable' };

/** The two mutations that save an editor's form. */
export interface CycleCalls {
  update: (input: UpdateCycleInput) => Promise<CallOutcome>;
  setQuestionnaire: (input: SetQuestionnaireInput) => Promise<CallOutcome>;
}

type Attempt = (version: number) => Promise<CallOutcome>;

/**
 * Saves an editor's form by the one or two mutations that its changes need. It knows what the server has, so it sends
 * only what changed, and a version that moved without the words having moved (people were added) is no conflict.
 */
export class CycleSaver {
  private readonly cycleId: string;
  private readonly calls: CycleCalls;
  private base: CycleDraft;
  private version: number;
  private readonly ids = new Map<string, string>();

  constructor(cycle: ServerCycle, calls: CycleCalls) {
    this.cycleId = cycle.id;
    this.calls = calls;
    this.version = cycle.version ?? 0;
    this.base = toDraft(cycle);
    this.learnIds(this.base.sections, this.base.sections);
  }

  /** For useAutosave. */
  readonly save = async (value: CycleDraft, expectedVersion: number): Promise<SaveOutcome<CycleDraft>> => {
    this.version = Math.max(this.version, expectedVersion);
    const failures: UserFailure[] = [];
    for (const step of [this.saveSettings, this.saveQuestions]) {
      const outcome = await step(value);
      if (outcome?.kind === 'unreachable') return outcome;
      if (outcome?.kind === 'conflict') return this.conflict(outcome.current);
      if (outcome?.kind === 'refused') failures.push(...outcome.failures);
    }
    return failures.length > 0 ? { kind: 'refused', failures } : { kind: 'saved', version: this.version };
  };

  private readonly saveSettings = async (value: CycleDraft): Promise<CallOutcome | null> => {
    const settings = changedSettings(this.base, value);
    if (settings === null) return null;
    const { cycleId } = this;
    const outcome = await this.attempt((expectedVersion) =>
      this.calls.update({ cycleId, expectedVersion, ...settings }),
    );
    if (outcome.kind === 'done')
      this.base = { ...value, scale: this.base.scale, sections: this.base.sections };
    return outcome;
  };

  private readonly saveQuestions = async (value: CycleDraft): Promise<CallOutcome | null> => {
    const written = writtenOnly(value.sections, (key) => this.ids.has(key));
    if (sameScale(this.base, value) && sameQuestions(this.base, { ...value, sections: written })) return null;
    const { cycleId } = this;
    const scale = toScale(value.scale);
    const sections = toSections(written, (key) => this.ids.get(key) ?? null);
    const outcome = await this.attempt((expectedVersion) =>
      this.calls.setQuestionnaire({ cycleId, expectedVersion, scale, sections }),
    );
    if (outcome.kind === 'done') {
      this.base = { ...this.base, scale: value.scale, sections: written };
      this.learnIds(written, toDraft(outcome.cycle).sections);
    }
    if (outcome.kind !== 'refused') return outcome;
    const failures = outcome.failures.map((failure) => placed(failure, written, value.sections));
    return { kind: 'refused', failures };
  };

  private async attempt(call: Attempt): Promise<CallOutcome> {
    let outcome = await call(this.version);
    for (let more = 5; more > 0 && outcome.kind === 'conflict'; more -= 1) {
      if (differences(toDraft(outcome.current), this.base).length > 0) break;
      outcome = await call(outcome.current.version ?? this.version);
    }
    if (outcome.kind === 'done') this.version = outcome.cycle.version ?? this.version;
    return outcome;
  }

  private conflict(current: ServerCycle): SaveOutcome<CycleDraft> {
    const { base } = this;
    const theirs = toDraft(current);
    this.version = current.version ?? this.version;
    this.base = theirs;
    this.learnIds(theirs.sections, theirs.sections);
    return { kind: 'conflict', theirs, version: this.version, join: (mine) => joined(base, mine, theirs) };
  }

  /** The server answers sections and questions in the order in which they were sent. */
  private learnIds(sent: readonly SectionDraft[], stored: readonly SectionDraft[]): void {
    const keep = (mine: { key: string }, theirs: { key: string } | undefined) => {
      if (theirs) this.ids.set(mine.key, theirs.key);
    };
    sent.forEach((section, s) => {
      keep(section, stored[s]);
      section.questions.forEach((question, q) => {
        keep(question, stored[s]?.questions[q]);
      });
    });
  }
}
