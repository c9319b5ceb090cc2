import type { UserFailure } from '../../lib/errors.ts';
import type { QuestionDraft, SectionDraft } from './cycle-draft.ts';

function blank({ text, textSelf, help, labels, axes }: QuestionDraft): boolean {
  const ofAxes = axes.flatMap(({ name, low, high }) => [name, low, high]);
  return [text, textSelf, help, labels, ...ofAxes].every((words) => words.trim() === '');
}

/**
 * The sections without what was only just added: a question without a word is no mistake while somebody is about to
 * write it. `stored` tells which questions the server has; an emptied one of those stays, and is refused.
 */
export function writtenOnly(
  sections: readonly SectionDraft[],
  stored: (key: string) => boolean,
): SectionDraft[] {
  return sections.map((section) => ({
    ...section,
    questions: section.questions.filter((question) => stored(question.key) || !blank(question)),
  }));
}

/** A failure of the sections that were sent, at the place that its question has among all of them. */
export function placed(
  failure: UserFailure,
  sent: readonly SectionDraft[],
  all: readonly SectionDraft[],
): UserFailure {
  const path = [...(failure.path ?? [])];
  const at = path.indexOf('questions');
  const section = Number(path[at - 1]);
  const question = sent[section]?.questions[Number(path[at + 1])];
  if (at < 0 || question === undefined) return failure;
  path[at + 1] = String(all[section]?.questions.indexOf(question));
  return { ...failure, path };
}
