import type {
  Self_AssessmentFragment,
  Self_ParticipationFragment,
  Self_StandFragment,
} from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

/** What was written so far; a conflict brings it as it is now. */
export const SelfAssessment = graphql(`
  fragment Self_assessment on SelfAssessment {
    id
    version
    state
    submittedAt
    answers {
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
  }
`);

/** What changes while it is written; every mutation of it brings this back. */
export const SelfStand = graphql(`
  fragment Self_stand on Participation {
    id
    viewerCan
    releasedAt
    selfAssessmentHandedIn
    selfAssessment {
      ...Self_assessment
    }
  }
`);

const SelfParticipation = graphql(`
  fragment Self_participation on Participation {
    id
    selfAssessmentFrom
    selfAssessmentUntil
    reviewee {
      id
      name
    }
    cycle {
      id
      name
      state
      preset
      introduction
      selfAssessment
      writeUntil
      sections {
        id
        title
        questions {
          id
          kind
          text
          help
          required
          allowNotApplicable
          labels
          axes {
            name
            low
            high
          }
        }
      }
    }
    selfWording {
      question {
        id
      }
      text
      help
    }
    ...Self_stand
  }
`);

/** The page in one question: the form, what was written, and who reads it. */
export const SelfQuery = graphql(`
  query Self($id: ID!) {
    node(id: $id) {
      __typename
      ... on Participation {
        ...Self_participation
      }
    }
    visibility(id: $id, text: SELF_ASSESSMENT) {
      ...Sightline_visibility
    }
  }
`);

type Sections = NonNullable<NonNullable<Self_ParticipationFragment['cycle']>['sections']>;

/** What the parts of the page are drawn from. */
export interface SelfFacts {
  id: string;
  name: string;
  cycle: Self_ParticipationFragment['cycle'];
  /** From when it can be written; null where nothing but the start of the cycle comes before. */
  from: string | null;
  /** From when nothing is taken any more; null where somebody closes the cycle. */
  until: string | null;
  stand: Self_StandFragment;
  /** What is written; null before the first save. */
  written: Self_AssessmentFragment | null;
  sections: Sections;
  questions: readonly NonNullable<Sections[number]['questions']>[number][];
}

/** Reads a participation of the viewer, with each question as they read it about themselves. */
export function readSelf(masked: FragmentType<typeof SelfParticipation>): SelfFacts {
  const list = readFragment(SelfParticipation, masked);
  const stand = readFragment(SelfStand, list);
  const words = new Map((list.selfWording ?? []).map(({ question, ...said }) => [question.id, said]));
  const sections = (list.cycle?.sections ?? []).map((section) => ({
    ...section,
    questions: (section.questions ?? []).map((question) => ({ ...question, ...words.get(question.id) })),
  }));
  return {
    id: list.id,
    name: list.reviewee?.name ?? '',
    cycle: list.cycle,
    from: list.selfAssessmentFrom,
    until: list.selfAssessmentUntil,
    stand,
    written: readFragment(SelfAssessment, stand.selfAssessment),
    sections,
    questions: sections.flatMap((section) => section.questions),
  };
}
