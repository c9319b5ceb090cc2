import type {
  Results_ParticipationFragment,
  Results_QuestionFragment,
  Results_StandFragment,
} from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

/** One question with what may be read of its answers. */
export const QuestionResult = graphql(`
  fragment Results_question on QuestionResult {
    sectionTitle
    text
    distribution
    notApplicable
    mean
    question {
      id
      kind
      labels
      axes {
        name
        low
        high
      }
    }
    enough
    texts {
      id
      text
      group
    }
    cuts {
      id
      group
      mean
      x
      y
      shares {
        from
        to
        tenths
      }
    }
    answers {
      id
      text
      x
      y
      notApplicable
      author {
        id
        name
        kind
      }
    }
  }
`);

/** What changes by releasing or opening; both mutations bring it back. */
export const ResultsStand = graphql(`
  fragment Results_stand on Participation {
    id
    version
    stage
    releasedAt
    viewerCan
    statesBlurred
    requests {
      id
      state
    }
    readings {
      id
      createdAt
      reader {
        id
        name
      }
    }
    results {
      answered
      atLeast
      questions {
        ...Results_question
      }
    }
  }
`);

const ResultsParticipation = graphql(`
  fragment Results_participation on Participation {
    id
    reviewee {
      id
      name
    }
    approvers {
      id
      name
    }
    cycle {
      id
      name
      preset
      state
      writeUntil
      releaseAt
      joinDestroyedAt
    }
    ...Results_stand
  }
`);

/** The results of one reviewee as far as the viewer may read them. */
export const ResultsQuery = graphql(`
  query Results($id: ID!) {
    node(id: $id) {
      __typename
      ... on Participation {
        ...Results_participation
      }
    }
  }
`);

/** Records that the results were opened (V9). */
export const OpenResults = graphql(`
  mutation OpenResults($input: OpenResultsInput!) {
    openResults(input: $input) {
      participation {
        ...Results_stand
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);

/** Releases to whoever the cycle lets read. */
export const Release = graphql(`
  mutation ReleaseFeedback($input: ReleaseFeedbackInput!) {
    releaseFeedback(input: $input) {
      participation {
        ...Results_stand
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ... on ConflictError {
          current {
            __typename
            ... on Participation {
              ...Results_stand
            }
          }
        }
      }
    }
  }
`);

/** A question with its answers, read. */
export type QuestionAnswers = Results_QuestionFragment;

/** What the two pages are drawn from. */
export interface ResultFacts {
  id: string;
  revieweeId: string;
  name: string;
  approvers: readonly string[];
  cycle: Results_ParticipationFragment['cycle'];
  stand: Results_StandFragment;
  /** Whether anything may be read. */
  readable: boolean;
  /** How many wrote; null where their number is not told. */
  answered: number | null;
  /** How many wrote at least, where no more is told. */
  atLeast: number | null;
  questions: readonly QuestionAnswers[];
}

/** Reads a participation with its results. */
export function readResults(masked: FragmentType<typeof ResultsParticipation>): ResultFacts {
  const { id, reviewee, approvers, cycle, ...rest } = readFragment(ResultsParticipation, masked);
  const stand = readFragment(ResultsStand, rest);
  return {
    id,
    revieweeId: reviewee?.id ?? '',
    name: reviewee?.name ?? '',
    approvers: (approvers ?? []).map(({ name }) => name ?? '').filter(Boolean),
    cycle,
    stand,
    readable: stand.results !== null,
    answered: stand.results?.answered ?? null,
    atLeast: stand.results?.atLeast ?? null,
    questions: (stand.results?.questions ?? []).map((question) => readFragment(QuestionResult, question)),
  };
}
