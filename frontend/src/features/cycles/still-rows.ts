/** What has an id of its own. */
export interface Identified {
  id: string;
}

/**
 * The rows to show while somebody is in the table: those of before in their order, each with what is new of it. Rows
 * that are gone stay, and those that came wait. Where rows stand under heads, nothing of them changes: they would come
 * under another head. Where there was none, nobody points at one.
 */
export function stillRows<Row extends Identified>(
  before: readonly Row[],
  now: readonly Row[],
  headed: boolean,
): readonly Row[] {
  if (before.length === 0) return now;
  if (headed) return before;
  const fresh = new Map(now.map((row) => [row.id, row]));
  const rows = before.map((row) => fresh.get(row.id) ?? row);
  return rows.every((row, at) => row === before[at]) ? before : rows;
}
