import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';

const FindQuery = graphql(`
  query FindForWork($search: String!) {
    people(search: $search, first: 8, kind: MEMBER) {
      nodes {
        id
        name
        team
        title
        outside
        state
      }
    }
  }
`);

/** The members whom a search finds. */
export function useFound(search: string) {
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [{ data }] = useQuery({ query: FindQuery, variables: { search: asked }, pause: asked === '' });
  return asked === '' ? [] : (data?.people?.nodes ?? []);
}
