import type { Client } from '@urql/core';
import type { ViewerQuery as ViewerAnswer } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';
import type { ViewerFacts } from '../lib/viewer-context.tsx';

/** Who asks and what the shell shows of it. */
export const ViewerQuery = graphql(`
  query Viewer {
    secondFactorDue
    viewer {
      companyName
      viewerCan
      user {
        id
        name
        email
        kind
        outside
        locale
      }
      todos(first: 1) {
        totalCount
      }
    }
  }
`);

/** Turns the answer into facts; null when nobody is signed in. */
export function viewerFacts(answer: ViewerAnswer | undefined): ViewerFacts | null {
  if (!answer?.viewer) return null;
  const { user, companyName, viewerCan, todos } = answer.viewer;
  return {
    id: user.id,
    name: user.name ?? '',
    email: user.email ?? '',
    guest: user.kind === 'GUEST',
    outside: user.outside ?? false,
    companyName,
    locale: user.locale,
    can: new Set(viewerCan),
    todoCount: todos?.totalCount ?? 0,
  };
}

/**
 * Asks who is signed in; from the cache while moving between pages, since the shell keeps it fresh. Rejects with the
 * client's error when the server cannot say.
 */
export async function loadViewer(client: Client): Promise<ViewerFacts | null> {
  const { data, error } = await client.query(ViewerQuery, {}, { requestPolicy: 'cache-first' }).toPromise();
  if (error && !data) throw error;
  return viewerFacts(data);
}

/** Where somebody who is not signed in goes on: to log in, or to the second step that they have to set up first. */
export async function doorOf(client: Client): Promise<'/login' | '/set-up'> {
  const { data } = await client.query(ViewerQuery, {}, { requestPolicy: 'cache-first' }).toPromise();
  return data?.secondFactorDue ? '/set-up' : '/login';
}
