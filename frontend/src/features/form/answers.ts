/**
 * What is written in the form, as data without React: by question, and what of it differs. It decides nothing about
 * what may be saved; the server checks every answer.
 */
import type { AnswerInput } from '../../gql/graphql.ts';
import { readAnswer, type ServedAnswer, unanswered, type Written } from '../../lib/written.ts';

/** All answers by the question's id, in the order of the questions. */
export type Answers = Readonly<Record<string, Written>>;

/** The server's answers as a form has them: one entry for each question. */
export function readAnswers(
  questions: readonly { id: string }[],
  served: readonly ServedAnswer[] | null,
): Answers {
  const known = new Map((served ?? []).map((answer) => [answer.question?.id, answer]));
  return Object.fromEntries(
    questions.map(({ id }) => {
      const answer = known.get(id);
      return [id, answer ? readAnswer(answer) : unanswered];
    }),
  );
}

/** The answer to one question. */
export function answerTo(answers: Answers, questionId: string): Written {
  return answers[questionId] ?? unanswered;
}

function isSame(one: Written, other: Written): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}

/** The ids of the questions to which two sets of answers say different things. */
export function differing(one: Answers, other: Answers): string[] {
  const ids = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return ids.filter((id) => !isSame(answerTo(one, id), answerTo(other, id)));
}

/** What has to be sent so that the server has the answers: those that changed since it had them last. */
export function changes(before: Answers, now: Answers): AnswerInput[] {
  return differing(before, now).map((questionId) => {
    const { text, scale, choices, x, y, notApplicable } = answerTo(now, questionId);
    const empty = { text: null, scale: null, choices: null, x: null, y: null, notApplicable: null };
    if (notApplicable) return { ...empty, questionId, notApplicable };
    if (scale !== null) return { ...empty, questionId, scale };
    if (choices.length > 0) return { ...empty, questionId, choices: [...choices] };
    if (x !== null || y !== null) return { ...empty, questionId, x, y };
    return { ...empty, questionId, text: text === '' ? null : text };
  });
}

/** Two versions of the answers, put together as far as nobody has to be asked. */
export interface Merged {
  answers: Answers;
  /** Changed on both sides: the person decides. They hold the writer's own words until then. */
  undecided: string[];
}

/**
 * Joins what was written here and what was saved elsewhere. `before` is what both began from; without it every
 * difference is undecided.
 */
export function merge(mine: Answers, theirs: Answers, before: Answers | null): Merged {
  const answers: Record<string, Written> = { ...mine };
  const undecided: string[] = [];
  for (const id of differing(mine, theirs)) {
    if (before === null) undecided.push(id);
    else if (isSame(answerTo(mine, id), answerTo(before, id))) answers[id] = answerTo(theirs, id);
    else if (!isSame(answerTo(theirs, id), answerTo(before, id))) undecided.push(id);
  }
  return { answers, undecided };
}
