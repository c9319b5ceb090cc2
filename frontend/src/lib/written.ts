/** What somebody answers to a question, as data without React. */

/** One axis of a graph, from 0 to 100. */
export interface Axis {
  name: string;
  low: string;
  high: string;
}

/** One answer while it is written; everything empty means unanswered. */
export interface Written {
  text: string;
  scale: number | null;
  choices: readonly number[];
  /** Where the dot stands on a graph; with one half alone it is not placed yet. */
  x: number | null;
  y: number | null;
  notApplicable: boolean;
}

/** An answer of the server, as far as its author reads it. */
export interface ServedAnswer {
  question: { id: string } | null;
  text: string | null;
  scale: number | null;
  choices: readonly number[] | null;
  x: number | null;
  y: number | null;
  notApplicable: boolean | null;
}

/** What the words of an answer stand in: labels of points and options, names of axes. */
export interface Asked {
  labels: readonly string[] | null;
  axes: readonly Axis[] | null;
}

/** Nothing said yet. */
export const unanswered: Written = {
  text: '',
  scale: null,
  choices: [],
  x: null,
  y: null,
  notApplicable: false,
};

/** An answer of the server as the app has it. */
export function readAnswer({ text, scale, choices, x, y, notApplicable }: ServedAnswer): Written {
  return { text: text ?? '', scale, choices: choices ?? [], x, y, notApplicable: notApplicable ?? false };
}

/** Whether a question counts as answered; the server's rule for required ones is the same. */
export function isAnswered({ text, scale, choices, x, y, notApplicable }: Written): boolean {
  const placed = x !== null && y !== null;
  return text.trim() !== '' || scale !== null || choices.length > 0 || placed || notApplicable;
}

/** Whether a dot has only one of its numbers: feedback is not handed in like that. */
export function isHalf({ x, y }: Written): boolean {
  return (x === null) !== (y === null);
}

/** An answer in words: the text, the labels that were chosen, or the two numbers of a dot; empty when nothing was said. */
export function wordsOf({ text, scale, choices, x, y }: Written, { labels, axes }: Asked): string {
  if (scale !== null) return labels?.[scale - 1] ?? '';
  if (choices.length > 0) return choices.map((choice) => labels?.[choice] ?? '').join('\n');
  if (x !== null || y !== null) {
    return [x, y].map((at, axis) => `${axes?.[axis]?.name ?? ''}: ${at ?? '–'}`).join('\n');
  }
  return text;
}
