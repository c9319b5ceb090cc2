import type { QuestionDraft, SectionDraft } from './cycle-draft.ts';

/** The sections with the questions of each changed. */
export function withQuestions(
  sections: readonly SectionDraft[],
  change: (questions: readonly QuestionDraft[], section: SectionDraft) => readonly QuestionDraft[],
): SectionDraft[] {
  return sections.map((section) => ({ ...section, questions: change(section.questions, section) }));
}

/** The sections without one question. */
export function removeQuestion(sections: readonly SectionDraft[], key: string): SectionDraft[] {
  return withQuestions(sections, (questions) => questions.filter((question) => question.key !== key));
}

/** The sections with a removed question where it stood `before`; unchanged where its section is gone by now. */
export function putQuestionBack(
  sections: readonly SectionDraft[],
  before: readonly SectionDraft[],
  key: string,
): SectionDraft[] {
  const home = before.find(({ questions }) => questions.some((question) => question.key === key));
  const index = home?.questions.findIndex((question) => question.key === key) ?? -1;
  return withQuestions(sections, (questions, section) =>
    home && section.key === home.key
      ? questions.toSpliced(index, 0, ...home.questions.slice(index, index + 1))
      : questions,
  );
}

/** The sections with a removed section where it stood `before`. */
export function putSectionBack(
  sections: readonly SectionDraft[],
  before: readonly SectionDraft[],
  key: string,
): SectionDraft[] {
  const index = before.findIndex((section) => section.key === key);
  return sections.toSpliced(index, 0, ...before.slice(index, index + 1));
}
