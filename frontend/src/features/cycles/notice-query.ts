import { graphql } from '../../gql/index.ts';

/** To whom the announcement of a phase would go now, what it says, and what went out before. */
export const NoticeQuery = graphql(`
  query CycleNoticePage($id: ID!, $phase: CyclePhase!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        name
        state
        viewerCan
        ...NoticePlans_cycle
        noticePreview(phase: $phase) {
          ...NoticeRecipients_preview
          ...NoticeMails_preview
          recipientCount
          withheld
          recipients {
            id
          }
        }
        notices {
          id
          phase
          ...NoticeSent_notice
        }
      }
    }
  }
`);
