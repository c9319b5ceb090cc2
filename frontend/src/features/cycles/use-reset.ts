import { useClient, useQuery } from 'urql';
import type { CycleLeadChangesQuery } from '../../gql/graphql.ts';
import { useCommand } from '../../lib/use-command.ts';
import { type LeadChange, LeadChangesQuery, ResetReviewers } from './lead-changes.ts';
import { filterOf } from './status-query.ts';
import type { StatusSearch } from './status-search.ts';

/** Whose lists are to be reset: some by id, or everybody whom the page is narrowed to. */
export interface ToReset {
  cycleId: string;
  search: StatusSearch;
  /** Null for everybody. */
  ids: readonly string[] | null;
}

/** Some of the lists that name a former line manager, and how many there are. */
interface LeadChanges {
  changes: readonly LeadChange[];
  total: number;
}

function changesIn(data: CycleLeadChangesQuery, ids: readonly string[] | null): LeadChanges {
  const list = data.node?.__typename === 'Cycle' ? data.node.participations : null;
  const changes = (list?.nodes ?? []).map(({ id, reviewee, formerLineManager }) => ({
    id,
    person: reviewee?.name ?? '',
    former: formerLineManager?.name ?? '',
    current: reviewee?.lineManager?.name ?? '',
  }));
  if (ids === null) return { changes, total: list?.totalCount ?? 0 };
  const chosen = changes.filter(({ id }) => ids.includes(id));
  return { changes: chosen, total: chosen.length };
}

/** Which of them name a former line manager, and what puts the current ones there. */
export function useReset({ cycleId, search, ids }: ToReset) {
  const client = useClient();
  const send = useCommand(ResetReviewers, (data) => data.resetReviewers.errors);
  const variables = {
    id: cycleId,
    filter: { ...filterOf(ids === null ? search : {}), lineManagerChanged: true },
  };
  const [{ data, error }] = useQuery({
    query: LeadChangesQuery,
    variables,
    requestPolicy: 'network-only',
  });
  const found = data ? changesIn(data, ids) : null;
  const next = async () => {
    const { data: now } = await client
      .query(LeadChangesQuery, variables, { requestPolicy: 'network-only' })
      .toPromise();
    return now ? changesIn(now, ids) : null;
  };
  /** Why it stopped, null when all are done, and how many are not asked. What was reset before it stopped stays so. */
  const reset = async (): Promise<{ problem: string | null; notAsked: number }> => {
    let notAsked = 0;
    for (let left = found; left && left.changes.length > 0; ) {
      const { data: done, failures } = await send({
        input: { participationIds: left.changes.map(({ id }) => id) },
      });
      if (failures[0]) return { problem: failures[0].message, notAsked };
      const results = done?.resetReviewers.results ?? [];
      notAsked += results.filter(({ outcome }) => outcome === 'NOT_ASKED').length;
      left = left.total > left.changes.length ? await next() : null;
    }
    return { problem: null, notAsked };
  };
  return { found, error, reset };
}
