import type { Client } from '@urql/core';
import type { NudgeOutcome, ParticipationFilter } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

/** Reminds those for whom some participations wait. */
export const NudgeMutation = graphql(`
  mutation NudgePeople($input: NudgePeopleInput!) {
    nudgePeople(input: $input) {
      results {
        outcome
        participation {
          id
          nudgeAgainAt
        }
      }
      errors {
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);

const EveryoneQuery = graphql(`
  query CycleEveryone($id: ID!, $filter: ParticipationFilter!, $after: String) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        participations(filter: $filter, first: 100, after: $after) {
          nodes {
            id
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

/** How many participations one call takes. */
export const atOnce = 100;

async function idsAfter(client: Client, id: string, filter: ParticipationFilter, after: string | null) {
  const { data } = await client
    .query(EveryoneQuery, { id, filter, after }, { requestPolicy: 'network-only' })
    .toPromise();
  const list = data?.node?.__typename === 'Cycle' ? data.node.participations : null;
  return list && { ids: list.nodes.map((node) => node.id), ...list.pageInfo };
}

/** The ids of everybody whom a filter leaves, on all pages; null where the server does not answer. */
export async function everyone(
  client: Client,
  id: string,
  filter: ParticipationFilter,
): Promise<string[] | null> {
  const ids: string[] = [];
  let some = await idsAfter(client, id, filter, null);
  while (some) {
    ids.push(...some.ids);
    if (!some.hasNextPage) return ids;
    some = await idsAfter(client, id, filter, some.endCursor);
  }
  return null;
}

/** How often each came out. */
export type Tally = Partial<Record<NudgeOutcome, number>>;

/** Adds what came of some to what came of others before. */
export function tally(before: Tally, outcomes: readonly NudgeOutcome[]): Tally {
  const sum = { ...before };
  for (const outcome of outcomes) sum[outcome] = (sum[outcome] ?? 0) + 1;
  return sum;
}

/** Parts of a list, none longer than the server takes. */
export function parts(ids: readonly string[]): string[][] {
  const all: string[][] = [];
  for (let begin = 0; begin < ids.length; begin += atOnce) all.push(ids.slice(begin, begin + atOnce));
  return all;
}
