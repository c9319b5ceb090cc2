import type { AuditPart } from '../../gql/graphql.ts';
import { type PageSearch, readPageSearch, searchWord } from '../../lib/page-window.ts';

/** The parts of the log, in the order of the roles. */
export const auditParts: readonly AuditPart[] = ['PEOPLE', 'WORK', 'SYSTEM'];

/** What narrows the log, as it is written into the address. Days are written as 2026-11-23. */
export interface AuditFilters {
  who?: string;
  whom?: string;
  action?: string;
  part?: AuditPart;
  from?: string;
  until?: string;
}

/** What of the log is written into the address: the filters and the page. */
export interface AuditSearch extends AuditFilters, PageSearch {}

const dayForm = /^(?:19[7-9]\d|20\d\d|21\d\d)-\d\d-\d\d$/u;

function readDay(value: unknown): string {
  const day = searchWord(value);
  return dayForm.test(day) && !Number.isNaN(Date.parse(day)) ? day : '';
}

/** The filters without those that narrow nothing. */
export function keptFilters(filters: { [Key in keyof AuditFilters]: AuditFilters[Key] | '' }): AuditFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''));
}

/** Reads the filters out of the address; what is no filter filters nothing. */
export function readFilters(search: Record<string, unknown>): AuditFilters {
  return keptFilters({
    who: searchWord(search.who),
    whom: searchWord(search.whom),
    action: searchWord(search.action),
    part: auditParts.find((known) => known === search.part) ?? '',
    from: readDay(search.from),
    until: readDay(search.until),
  });
}

/** Reads the address. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  return { ...readFilters(search), ...readPageSearch(search) };
}
