import type { AuditFilter, AuditLogQueryVariables } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { pageWindow } from '../../lib/page-window.ts';
import type { AuditFilters, AuditSearch } from './audit-search.ts';

/** One page of the log, and the names of the people it is narrowed to. */
export const AuditLogQuery = graphql(`
  query AuditLog(
    $filter: AuditFilter
    $people: [ID!]!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    auditEvents(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        ...AuditRow_event
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
    nodes(ids: $people) {
      id
      ... on User {
        name
      }
    }
  }
`);

const eventsOnPage = 50;

function dayStart(day: string, later: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date + later).toISOString();
}

/** What the filters mean to the API: whole days where the reader is. */
export function auditFilter({ who, whom, action, part, from, until }: AuditFilters): AuditFilter {
  return {
    actorId: who ?? null,
    subjectId: whom ?? null,
    action: action ?? null,
    part: part ?? null,
    from: from === undefined ? null : dayStart(from, 0),
    to: until === undefined ? null : dayStart(until, 1),
  };
}

/** What narrows the log that is taken along as a table. */
export function exportForm(filters: AuditFilters): Record<string, string> {
  const given = Object.entries(auditFilter(filters)).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(given) as Record<string, string>;
}

/** What to ask for. */
export function auditVariables(search: AuditSearch): AuditLogQueryVariables {
  const people = [search.who, search.whom].filter((id) => id !== undefined);
  return { filter: auditFilter(search), people, ...pageWindow(search, eventsOnPage) };
}
