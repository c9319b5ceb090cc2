import type { UserFailure } from '../../lib/errors.ts';

/** What is wrong with the form: at questions, and as a whole. */
export interface Problems {
  byQuestion: Readonly<Record<string, string>>;
  form: readonly string[];
}

/** Nothing is wrong. */
export const noProblems: Problems = { byQuestion: {}, form: [] };

/** Sorts failures to their questions by the path `answers.<question>`; the others belong to the whole form. */
export function sortProblems(failures: readonly UserFailure[]): Problems {
  const byQuestion: Record<string, string> = {};
  const form: string[] = [];
  for (const { message, path } of failures) {
    const at = (path ?? []).indexOf('answers');
    const question = at < 0 ? undefined : path?.[at + 1];
    if (question === undefined) form.push(message);
    else byQuestion[question] ??= message;
  }
  return { byQuestion, form };
}
