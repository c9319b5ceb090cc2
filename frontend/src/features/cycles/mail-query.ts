import { graphql } from '../../gql/index.ts';

/** The words of the mails of a cycle. */
export const MailQuery = graphql(`
  query CycleMailPage($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        name
        state
        viewerCan
        ...MailWords_cycle
      }
    }
  }
`);

export const MailWordsCycle = graphql(`
  fragment MailWords_cycle on Cycle {
    id
    version
    mails {
      kind
      locale
      subject
      text
      chosen
      placeholders
    }
  }
`);

/** How a mail would read with the words that stand in the form. */
export const MailPreviewQuery = graphql(`
  query CycleMailPreview(
    $id: ID!
    $kind: CycleMailKind!
    $locale: Locale!
    $subject: String!
    $text: String!
  ) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        mailPreview(kind: $kind, locale: $locale, subject: $subject, text: $text) {
          subject
          text
        }
      }
    }
  }
`);
