/** A competency as far as it tells which questions it is made of. */
interface Made {
  title: string;
  points: number;
  /** How many scales it is made of. */
  questions: number;
}

/** A question with what the reviewee answered to it about themselves. */
interface Answered {
  sectionTitle: string;
  question: { kind: string | null; labels: readonly string[] | null };
  own: { scale: number | null } | null;
}

/**
 * The mean of the points that the reviewee chose, for each competency; null where they chose none. Competencies come in
 * the order of their questions, so that of two sections with one title each takes its own.
 */
export function ownMeans(competencies: readonly Made[], questions: readonly Answered[]): (number | null)[] {
  const free = questions.filter(({ question }) => question.kind === 'SCALE');
  return competencies.map(({ title, points, questions: many }) => {
    const scales = free
      .filter(({ sectionTitle, question }) => sectionTitle === title && question.labels?.length === points)
      .slice(0, many);
    for (const scale of scales) free.splice(free.indexOf(scale), 1);
    const chosen = scales.flatMap(({ own }) => (own?.scale == null ? [] : [own.scale]));
    return chosen.length === 0 ? null : chosen.reduce((sum, point) => sum + point, 0) / chosen.length;
  });
}
