import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import type { VisibleText } from '../../gql/graphql.ts';
import type { SightlineData } from './sightline-visibility.ts';

const VisibilityQuery = graphql(`
  query SightlineOf($id: ID!, $text: VisibleText!) {
    visibility(id: $id, text: $text) {
      ...Sightline_visibility
    }
  }
`);

/** Who can read a text: loading, or an answer, or null when it is not known. Sending waits while it is not known. */
export interface VisibilityLookup {
  loading: boolean;
  data: SightlineData | null;
}

/** Asks the server who can read a text of the object with this id. */
export function useVisibility(id: string, text: VisibleText = 'MAIN'): VisibilityLookup {
  const [{ data, fetching, stale, error }] = useQuery({ query: VisibilityQuery, variables: { id, text } });
  const trusted = error === undefined || stale;
  return { loading: fetching && !data, data: trusted ? (data?.visibility ?? null) : null };
}
