import type { QuestionDraft, SectionDraft } from './cycle-draft.ts';

/** Up or down. */
export type Direction = -1 | 1;

function swapped<Item>(items: readonly Item[], index: number, direction: Direction): Item[] {
  const next = [...items];
  const [one, other] = [next[index], next[index + direction]];
  if (one !== undefined && other !== undefined) {
    next[index] = other;
    next[index + direction] = one;
  }
  return next;
}

/** The sections with one of them a place further up or down. */
export function moveSection(sections: readonly SectionDraft[], key: string, direction: Direction) {
  const index = sections.findIndex((section) => section.key === key);
  return index < 0 ? [...sections] : swapped(sections, index, direction);
}

/** The sections with one question a place further; at the end of its section it goes over into the next. */
export function moveQuestion(
  sections: readonly SectionDraft[],
  key: string,
  direction: Direction,
): SectionDraft[] {
  const from = sections.findIndex(({ questions }) => questions.some((question) => question.key === key));
  const section = sections[from];
  if (!section) return [...sections];
  const index = section.questions.findIndex((question) => question.key === key);
  if (section.questions[index + direction]) {
    const questions = swapped(section.questions, index, direction);
    return sections.map((one) => (one === section ? { ...section, questions } : one));
  }
  const target = sections[from + direction];
  const question = section.questions[index];
  return target && question ? handOver(sections, section, target, question) : [...sections];
}

function handOver(
  sections: readonly SectionDraft[],
  from: SectionDraft,
  to: SectionDraft,
  question: QuestionDraft,
): SectionDraft[] {
  const down = sections.indexOf(to) > sections.indexOf(from);
  return sections.map((one) => {
    if (one === from) return { ...one, questions: one.questions.filter((kept) => kept !== question) };
    if (one !== to) return one;
    return { ...one, questions: down ? [question, ...one.questions] : [...one.questions, question] };
  });
}

/** Whether a question can still go a place further. */
export function canMove(sections: readonly SectionDraft[], key: string, direction: Direction): boolean {
  const all = direction < 0 ? sections[0] : sections[sections.length - 1];
  const edge = direction < 0 ? all?.questions[0] : all?.questions[all.questions.length - 1];
  return edge?.key !== key;
}

/** Where a question stands: counted from 1 over all sections, and how many there are. */
export function placeOf(sections: readonly SectionDraft[], key: string): { place: number; of: number } {
  const keys = sections.flatMap(({ questions }) => questions.map((question) => question.key));
  return { place: keys.indexOf(key) + 1, of: keys.length };
}
