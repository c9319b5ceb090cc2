import type { QuestionAnswers } from './results-query.ts';

/** Whether the reviewee chose one of the labels from one to another about themselves; labels count from 0. */
export function chose({ own }: QuestionAnswers, from: number, to: number): boolean {
  if (own === null || own.notApplicable) return false;
  const chosen = own.scale === null ? (own.choices ?? []) : [own.scale - 1];
  return chosen.some((label) => label >= from && label <= to);
}
