/** What somebody answers to a question, as data without React. */

/** One answer while it is written; everything empty means unanswered. */
export interface Written {
  text: string;
  scale: number | null;
  choices: readonly number[];
  notApplicable: boolean;
}

/** An answer of the server, as far as its author reads it. */
export interface ServedAnswer {
  question: { id: string } | null;
  text: string | null;
  scale: number | null;
  choices: readonly number[] | null;
  notApplicable: boolean | null;
}

/** Nothing said yet. */
export const unanswered: Written = { text: '', scale: null, choices: [], notApplicable: false };

/** An answer of the server as the app has it. */
export function readAnswer({ text, scale, choices, notApplicable }: ServedAnswer): Written {
  return { text: text ?? '', scale, choices: choices ?? [], notApplicable: notApplicable ?? false };
}

/** Whether a question counts as answered; the server's rule for required ones is the same. */
export function isAnswered({ text, scale, choices, notApplicable }: Written): boolean {
  return text.trim() !== '' || scale !== null || choices.length > 0 || notApplicable;
}

/** An answer in words: the text, or the labels that were chosen; empty when nothing was said. */
export function wordsOf({ text, scale, choices }: Written, labels: readonly string[]): string {
  if (scale !== null) return labels[scale - 1] ?? '';
  if (choices.length > 0) return choices.map((choice) => labels[choice] ?? '').join('\n');
  return text;
}
