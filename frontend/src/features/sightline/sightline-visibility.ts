import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import type { Sightline_VisibilityFragment } from '../../gql/graphql.ts';

/** All that a sightline draws and says; spread it wherever a query asks for a `Visibility`. */
export const SightlineVisibility = graphql(`
  fragment Sightline_visibility on Visibility {
    id
    state
    authorShown
    author { ...SightlineReader_reader }
    subject { ...SightlineReader_reader }
    withheldBy { ...SightlineReader_reader }
    now { ...SightlineReader_reader }
    next { ...SightlineReader_reader }
    later { ...SightlineReader_reader }
    nextStep
    laterStep
    laterAt
    threshold
    closesAt
    frozen
    version
  }
`);

/** One reader of a text. */
export const SightlineReader = graphql(`
  fragment SightlineReader_reader on VisibilityReader {
    key
    kind
    relation
    label
    you
    named
    numbersOnly
    count
    rule
  }
`);

/** A masked answer of the `visibility` query. */
export type SightlineData = FragmentType<typeof SightlineVisibility>;

/** The answer of the `visibility` query, read. */
export type VisibilityAnswer = Sightline_VisibilityFragment;

/** Reads the fragment. */
export function readVisibility(data: SightlineData): VisibilityAnswer {
  return readFragment(SightlineVisibility, data);
}
