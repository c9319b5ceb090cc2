import type { ImportField } from '../../gql/graphql.ts';

/** A column as the server describes it. */
export interface Column {
  field: ImportField;
  head: string;
  samples: readonly string[];
}

/** What was said of columns, by their heads: it holds for the next file too. */
export type Said = ReadonlyMap<string, ImportField>;

/** The fields of a file's columns: as was said of the same heads before, and else as the server found out. */
export function withWhatWasSaid(columns: readonly Column[], said: Said): ImportField[] {
  return columns.map(({ head, field }) => said.get(head) ?? field);
}

/** Remembers what each column is. */
export function remember(columns: readonly Column[], fields: readonly ImportField[]): Said {
  return new Map(columns.map(({ head }, at) => [head, fields[at] ?? 'IGNORED']));
}

/** One column is changed. A field stands in one column only: from the other one it is taken. */
export function chooseField(fields: readonly ImportField[], at: number, field: ImportField): ImportField[] {
  return fields.map((before, place) => {
    if (place === at) return field;
    return before === field ? 'IGNORED' : before;
  });
}

/** Whether two ways of reading the columns are the same. */
export function sameFields(columns: readonly Column[], fields: readonly ImportField[]): boolean {
  return columns.every(({ field }, at) => field === fields[at]);
}
