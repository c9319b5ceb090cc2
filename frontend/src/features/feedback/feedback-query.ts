import type { Feedback_ProgressFragment, Feedback_RequestFragment } from '../../gql/graphql.ts';
import type { WithheldFacts } from '../form/written-answer.tsx';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

/** What changes while feedback is written; every mutation of it brings this back. */
export const FeedbackProgress = graphql(`
  fragment Feedback_progress on FeedbackRequest {
    id
    version
    state
    submittedAt
    declineReason
    viewerCan
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
      withheldAt
      withholdReason
    }
  }
`);

/** One request as its reviewer sees it, with the questionnaire. */
export const FeedbackRequestOfViewer = graphql(`
  fragment Feedback_request on FeedbackRequest {
    id
    dueAt
    closesAt
    proactive
    reviewee {
      id
      name
    }
    cycle {
      id
      name
      introduction
      preset
      policyChanges {
        id
        createdAt
        before {
          lines {
            audience
            content
            author
            from
          }
        }
        after {
          threshold
          lines {
            audience
            content
            author
            from
          }
        }
      }
      writeDeadline
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
    wording {
      question {
        id
      }
      text
      help
    }
    ...Feedback_progress
  }
`);

/** The page in one question: the form, what was written, and who can read it. */
export const FeedbackQuery = graphql(`
  query Feedback($id: ID!) {
    node(id: $id) {
      __typename
      ... on FeedbackRequest {
        ...Feedback_request
      }
    }
    visibility(id: $id) {
      ...Sightline_visibility
    }
  }
`);

type Sections = NonNullable<NonNullable<Feedback_RequestFragment['cycle']>['sections']>;

/** One question of the form. */
export type Question = NonNullable<Sections[number]['questions']>[number];

/** What the parts of the page are drawn from. */
export interface FeedbackFacts {
  id: string;
  progress: Feedback_ProgressFragment;
  dueAt: string | null;
  /** Nobody asked for it. */
  unasked: boolean;
  /** From when nothing is taken any more; null where somebody closes the cycle. */
  closesAt: string | null;
  name: string;
  cycle: Feedback_RequestFragment['cycle'];
  sections: Sections;
  questions: readonly Question[];
}

/** The sections with each question as the reviewer reads it, about this very person. */
function inTheirWords({ cycle, wording }: Feedback_RequestFragment): Sections {
  const words = new Map((wording ?? []).map(({ question, ...said }) => [question.id, said]));
  return (cycle?.sections ?? []).map((section) => ({
    ...section,
    questions: (section.questions ?? []).map((question) => ({ ...question, ...words.get(question.id) })),
  }));
}

/** Whether the answer to a question is withheld. */
export function withheldOf({ answers }: Feedback_ProgressFragment, questionId: string): WithheldFacts | null {
  const given = answers?.find(({ question }) => question?.id === questionId);
  return given?.withheldAt ? { id: given.id, reason: given.withholdReason ?? '' } : null;
}

/** Reads a request, with its questions in one row as well. */
export function readRequest(masked: FragmentType<typeof FeedbackRequestOfViewer>): FeedbackFacts {
  const request = readFragment(FeedbackRequestOfViewer, masked);
  const sections = inTheirWords(request);
  return {
    id: request.id,
    progress: readFragment(FeedbackProgress, request),
    dueAt: request.dueAt,
    unasked: request.proactive ?? false,
    closesAt: request.closesAt,
    name: request.reviewee?.name ?? '',
    cycle: request.cycle,
    sections,
    questions: sections.flatMap((section) => section.questions ?? []),
  };
}
