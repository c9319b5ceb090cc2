import type { FormPreviewQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import type { FormSection } from '../form/form-sections.tsx';

/** The form as the server would show it to each role, about a person who does not exist. */
export const FormPreview = graphql(`
  query FormPreview($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        introduction
        preset
        releaseAt
        exampleVisibility {
          ...Sightline_visibility
        }
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
        wording(role: REVIEWER) {
          question {
            id
          }
          text
          help
        }
        toThemselves: wording(role: REVIEWEE) {
          question {
            id
          }
          text
        }
      }
    }
  }
`);

/** A cycle as its preview needs it. */
export type PreviewedCycle = Extract<NonNullable<FormPreviewQuery['node']>, { __typename: 'Cycle' }>;

/** The sections as who writes reads them; `prefix` keeps the fields of several forms on one page apart. */
export function sectionsOf(cycle: PreviewedCycle, prefix: string): FormSection[] {
  const words = new Map((cycle.wording ?? []).map(({ question, ...said }) => [question.id, said]));
  return (cycle.sections ?? []).map((section) => ({
    ...section,
    questions: (section.questions ?? []).map((question) => ({
      ...question,
      ...words.get(question.id),
      id: `${prefix}-${question.id}`,
    })),
  }));
}

/** The questions that read differently to the person themselves. */
export function toThemselves(cycle: PreviewedCycle): string[] {
  const others = new Map((cycle.wording ?? []).map(({ question, text }) => [question.id, text]));
  return (cycle.toThemselves ?? [])
    .filter(({ question, text }) => others.get(question.id) !== text)
    .map(({ text }) => text);
}
