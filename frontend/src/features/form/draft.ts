import type { AnswerInput } from '../../gql/graphql.ts';
import type { SaveOutcome } from '../../lib/autosaver.ts';
import type { UserFailure } from '../../lib/errors.ts';
import { type Answers, changes } from './answers.ts';

/** What came of sending answers, as the server said it. */
export interface Sent {
  version: number | null;
  /** The answers as they are there, when somebody else had changed them. */
  elsewhere: { answers: Answers; version: number } | null;
  failures: readonly UserFailure[];
  unreachable: boolean;
}

/** Brings changed answers to the server. */
export type SendAnswers = (answers: AnswerInput[], expectedVersion: number) => Promise<Sent>;

/**
 * Remembers what the server had last, so that only what changed is sent and two windows can be joined. It belongs to
 * one form and lives as long as that.
 */
export class DraftMemory {
  private served: Answers;
  private beforeConflict: Answers | null = null;

  constructor(served: Answers) {
    this.served = served;
  }

  /** What both sides of the present conflict began from; null when this browser's draft is older than the page. */
  get commonGround(): Answers | null {
    return this.beforeConflict;
  }

  /** Saves for an Autosaver. */
  async save(send: SendAnswers, now: Answers, expectedVersion: number): Promise<SaveOutcome<Answers>> {
    const changed = changes(this.served, now);
    if (changed.length === 0) return { kind: 'saved', version: expectedVersion };
    const sent = await send(changed, expectedVersion);
    if (sent.unreachable) return { kind: 'unreachable' };
    if (sent.elsewhere) return this.conflict(sent.elsewhere);
    if (sent.version === null) return { kind: 'refused', failures: byQuestion(sent.failures, changed) };
    this.served = now;
    return { kind: 'saved', version: sent.version };
  }

  private conflict({ answers, version }: { answers: Answers; version: number }): SaveOutcome<Answers> {
    this.beforeConflict = this.served;
    this.served = answers;
    return { kind: 'conflict', theirs: answers, version };
  }
}

/** The server counts the answers that were sent; the form knows questions. `answers.1.text` becomes `answers.<id>`. */
function byQuestion(failures: readonly UserFailure[], sent: readonly AnswerInput[]): UserFailure[] {
  return failures.map((failure) => {
    const path = failure.path ?? [];
    const at = path.indexOf('answers');
    const question = at < 0 ? undefined : sent[Number(path[at + 1])]?.questionId;
    return question === undefined ? failure : { ...failure, path: ['answers', question] };
  });
}
