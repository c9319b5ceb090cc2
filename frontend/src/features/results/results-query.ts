import type {
  Results_AnswerFragment,
  Results_ParticipationFragment,
  Results_QuestionFragment,
  Results_StandFragment,
} from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

/** One answer, with what the viewer may do with it. */
export const SingleAnswer = graphql(`
  fragment Results_answer on Answer {
    id
    question {
      id
    }
    text
    scale
    choices
    x
    y
    notApplicable
    version
    viewerCan
    upward
    proactive
    author {
      id
      name
      kind
    }
  }
`);

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
      ...Results_answer
    }
    withheld {
      ...Results_answer
      withholdReason
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
    withheldAnswers
    selfAssessmentHandedIn
    selfAnswers {
      id
      question {
        id
      }
      text
      scale
      choices
      x
      y
      notApplicable
    }
    requests {
      id
      state
      proactive
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
      competencies {
        title
        points
        questions
        enough
        mean
        groups {
          group
          mean
        }
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
      ...ReleaseAll_cycle
    }
    earlierRounds {
      id
      cycle {
        id
        name
      }
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

/** Keeps one answer from the reviewee. */
export const Withhold = graphql(`
  mutation WithholdAnswer($input: WithholdAnswerInput!) {
    withholdAnswer(input: $input) {
      answer {
        id
        withholdReason
        version
        viewerCan
        participation {
          ...Results_stand
        }
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

/** Puts an answer back that is withheld. */
export const PutBack = graphql(`
  mutation PutAnswerBack($input: PutAnswerBackInput!) {
    putAnswerBack(input: $input) {
      answer {
        id
        withholdReason
        version
        viewerCan
        participation {
          ...Results_stand
        }
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

/** One answer, read. */
export type AnswerFacts = Results_AnswerFragment;

/** One answer of the reviewee about themselves. */
export type OwnAnswer = NonNullable<Results_StandFragment['selfAnswers']>[number];

/** A question with its answers, read. */
export type QuestionAnswers = Omit<Results_QuestionFragment, 'answers' | 'withheld'> & {
  answers: readonly AnswerFacts[];
  /** Kept from the reviewee, with why. */
  withheld: readonly { answer: AnswerFacts; reason: string }[];
  /** What the reviewee answered to it about themselves; null where they did not, or it is not the viewer's to read. */
  own: OwnAnswer | null;
};

function readQuestion(
  masked: FragmentType<typeof QuestionResult>,
  own: ReadonlyMap<string | undefined, OwnAnswer>,
): QuestionAnswers {
  const { answers, withheld, ...question } = readFragment(QuestionResult, masked);
  return {
    ...question,
    own: own.get(question.question.id) ?? null,
    answers: answers.map((answer) => readFragment(SingleAnswer, answer)),
    withheld: withheld.map(({ withholdReason, ...answer }) => ({
      answer: readFragment(SingleAnswer, answer),
      reason: withholdReason ?? '',
    })),
  };
}

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
  competencies: NonNullable<Results_StandFragment['results']>['competencies'];
  /** Earlier rounds that these results can be laid beside, newest first. */
  earlier: NonNullable<Results_ParticipationFragment['earlierRounds']>;
}

/** Reads a participation with its results. */
export function readResults(masked: FragmentType<typeof ResultsParticipation>): ResultFacts {
  const { id, reviewee, approvers, cycle, earlierRounds, ...rest } = readFragment(
    ResultsParticipation,
    masked,
  );
  const stand = readFragment(ResultsStand, rest);
  // A draft that was never handed in is shown on its own page alone.
  const handedIn = stand.selfAssessmentHandedIn === true ? (stand.selfAnswers ?? []) : [];
  const own = new Map(handedIn.map((answer) => [answer.question?.id, answer]));
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
    questions: (stand.results?.questions ?? []).map((question) => readQuestion(question, own)),
    competencies: stand.results?.competencies ?? [],
    earlier: earlierRounds ?? [],
  };
}
