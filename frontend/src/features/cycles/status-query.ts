import type { ParticipationFilter } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { pageWindow } from '../../lib/page-window.ts';
import { changedLead, nobody, type StatusSearch, unfinished } from './status-search.ts';

/** How far a cycle is, and a page of its people. */
export const StatusQuery = graphql(`
  query CycleStatus(
    $id: ID!
    $filter: ParticipationFilter!
    $order: ParticipationOrder!
    $descending: Boolean!
    $by: ParticipationGrouping!
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      user {
        id
        peopleRoles
      }
    }
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        name
        state
        selfAssessment
        viewerCan
        ...StatusSentence_cycle
        ...Phases_cycle
        ...CloseCycle_cycle
        ...CycleMenu_cycle
        ...StageDates_cycle
        progress {
          reviewees
          ...ProgressBar_progress
        }
        stages: participationGroups(by: STAGE) {
          key
          ...GroupChart_group
        }
        groups: participationGroups(by: $by, filter: $filter) {
          key
          ...GroupChart_group
          ...ParticipationsTable_group
        }
        participations(
          filter: $filter
          order: $order
          descending: $descending
          first: $first
          after: $after
          last: $last
          before: $before
        ) {
          totalCount
          nodes {
            id
            ...ParticipationsTable_participation
          }
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
        }
      }
    }
  }
`);

/** By whom and where the people of a cycle can be narrowed. */
export const StatusChoicesQuery = graphql(`
  query CycleStatusChoices($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        teams: participationGroups(by: TEAM) {
          key
          count
        }
        departments: participationGroups(by: DEPARTMENT) {
          key
          count
        }
        managers: participationGroups(by: LINE_MANAGER) {
          key
          count
          lineManager {
            id
            name
          }
        }
      }
    }
  }
`);

const peopleOnPage = 25;

/** What the address narrows to. */
export function filterOf({ q, state, own, team, department, manager }: StatusSearch): ParticipationFilter {
  return {
    search: q ?? null,
    stages: state === undefined ? null : state === 'UNFINISHED' ? [...unfinished] : [state],
    team: team ?? null,
    department: department ?? null,
    lineManagerId: manager === undefined || manager === nobody || manager === changedLead ? null : manager,
    withoutLineManager: manager === nobody,
    ownViewHandedIn: own === undefined ? null : own === 'HANDED_IN',
    lineManagerChanged: manager === changedLead,
  };
}

/** The form by which the door of exports narrows as the list does. */
export function exportForm(cycleId: string, search: StatusSearch): Record<string, string> {
  const filter = filterOf(search);
  return {
    cycleId,
    search: filter.search ?? '',
    stages: (filter.stages ?? []).join(','),
    team: filter.team ?? '',
    department: filter.department ?? '',
    lineManagerId: filter.lineManagerId ?? '',
    withoutLineManager: filter.withoutLineManager ? 'true' : '',
    ownViewHandedIn: filter.ownViewHandedIn == null ? '' : String(filter.ownViewHandedIn),
    lineManagerChanged: filter.lineManagerChanged ? 'true' : '',
  };
}

/** What to ask for: groups come one after the other, whatever else is sorted by. */
export function statusVariables(id: string, search: StatusSearch) {
  return {
    id,
    filter: filterOf(search),
    order: search.group ?? search.order ?? ('NAME' as const),
    descending: search.group === undefined && search.down === true,
    by: search.group ?? ('STAGE' as const),
    ...pageWindow(search, peopleOnPage),
  };
}
