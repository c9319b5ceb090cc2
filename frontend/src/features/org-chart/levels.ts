/** Somebody in the chart. */
export interface Placed {
  id: string;
  name: string;
  title: string | null;
  /** How many report to them directly. */
  reportCount: number;
  /** How many stand anywhere below them; null as long as their level has not come that far. */
  lineCount: number | null;
}

/** Somebody who was found, with who stands above them from the top down. */
export interface Found extends Placed {
  managerId: string | null;
  above: readonly (Placed & { managerId: string | null })[];
}

/** What is known of those who report to one person. */
export interface Level {
  people: readonly Placed[];
  /** The cursor after the last one; null when nobody follows. */
  next: string | null;
}

/** The levels that were loaded, by whom they report to. */
export type Levels = Readonly<Record<string, Level>>;

/** The key of those at the top of the company. */
export const top = '';

/** The way to somebody as the chart has it: it begins at the top, and again below somebody who is gone. */
export function wayTo(found: Found): Placed[] {
  const line = [...found.above, found];
  let first = line.length - 1;
  while (first > 0 && line[first]?.managerId === line[first - 1]?.id) first -= 1;
  return line.slice(first);
}

/** Adds a page to a level; who stands there already, because somebody looked for them, stays once. */
export function withPage(levels: Levels, key: string, page: Level): Levels {
  const before = levels[key]?.people ?? [];
  const added = page.people.filter(({ id }) => !before.some((one) => one.id === id));
  return { ...levels, [key]: { people: [...before, ...added], next: page.next } };
}

/** Makes sure that everybody on the way stands in their level, also where its pages have not come as far as them. */
export function withWay(levels: Levels, way: readonly Placed[]): Levels {
  const all = { ...levels };
  for (const [n, person] of way.entries()) {
    const key = n === 0 ? top : (way[n - 1]?.id ?? top);
    const level = all[key] ?? { people: [], next: null };
    if (level.people.some(({ id }) => id === person.id)) continue;
    all[key] = { ...level, people: [...level.people, person] };
  }
  return all;
}
