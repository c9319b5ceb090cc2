import type { Client } from '@urql/core';
import { type Level, type Levels, top } from './levels.ts';
import { OrganisationLevelQuery } from './organisation-query.ts';

const peopleOnPage = 50;

/** What the page begins with. */
export interface Beginning {
  levels: Levels;
  /** Whose level stands open. */
  expanded: Record<string, boolean>;
}

/** Asks for one page of a level, as it is now. */
export async function askLevel(client: Client, key: string, after: string | null = null): Promise<Level> {
  const variables = { of: key === top ? null : key, first: peopleOnPage, after };
  const { data, error } = await client
    .query(OrganisationLevelQuery, variables, { requestPolicy: 'network-only' })
    .toPromise();
  if (!data?.reports) throw error ?? new Error('no answer');
  const { nodes, pageInfo } = data.reports;
  return {
    people: nodes.map(({ id, name, title, reportCount, lineCount }) => ({
      id,
      name: name ?? '',
      title,
      reportCount: reportCount ?? 0,
      lineCount,
    })),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}

/** The top of the company; where one person there leads everybody, the level below them too. */
export async function loadOrganisation(client: Client): Promise<Beginning> {
  const first = await askLevel(client, top);
  const [only, ...others] = first.people.filter(({ reportCount }) => reportCount > 0);
  if (!only || others.length > 0) return { levels: { [top]: first }, expanded: {} };
  const below = await askLevel(client, only.id);
  return { levels: { [top]: first, [only.id]: below }, expanded: { [only.id]: true } };
}
