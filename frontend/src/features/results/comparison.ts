import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import type { ResultFacts } from './results-query.ts';

const ComparisonQuery = graphql(`
  query ResultsComparison($id: ID!, $with: ID!) {
    node(id: $id) {
      __typename
      ... on Participation {
        id
        comparison(with: $with) {
          with {
            id
          }
          competencies
          questions
        }
      }
    }
  }
`);

/** An earlier round about the same person, by the name that tells it from the others. */
export interface EarlierRound {
  id: string;
  name: string;
}

/** What an earlier round says, in the order of the competencies and questions of this one. */
export interface Earlier {
  round: EarlierRound;
  competencies: readonly (number | null)[];
  questions: readonly (number | null)[];
}

/** The earlier rounds that the results can be laid beside, newest first. */
export function earlierRounds(facts: ResultFacts): readonly EarlierRound[] {
  return facts.earlier.map(({ id, cycle }) => ({ id, name: cycle?.name ?? '' }));
}

/** Asks for the numbers of an earlier round; null while none is chosen, or it cannot be compared with. */
export function useComparison(facts: ResultFacts, chosen: string | undefined): Earlier | null {
  const round = earlierRounds(facts).find(({ id }) => id === chosen);
  const variables = { id: facts.id, with: round?.id ?? '' };
  const [{ data }] = useQuery({ query: ComparisonQuery, variables, pause: round === undefined });
  const found = data?.node?.__typename === 'Participation' ? data.node.comparison : null;
  if (round === undefined || !found || found.with.id !== round.id) return null;
  return { round, competencies: found.competencies, questions: found.questions };
}
