import { useMutation } from 'urql';
import type { MessageKind } from '../gql/graphql.ts';
import { graphql } from '../gql/index.ts';

const MarkRead = graphql(`
  mutation MarkMessagesRead($input: MarkMessagesReadInput!) {
    markMessagesRead(input: $input) {
      messages {
        id
        readAt
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** What a message is about, as far as its reader may still see it. */
export interface MessageSubject {
  kind: MessageKind | null;
  participation: { id: string } | null;
  feedbackRequest: { id: string } | null;
  import: { id: string } | null;
}

/** What leads the one who writes to their own form. */
const toForm: ReadonlySet<MessageKind> = new Set([
  'FEEDBACK_ASKED',
  'NUDGE_WRITE',
  'ANSWER_WITHHELD',
  'ANSWER_PUT_BACK',
]);

/** The page a message is about; null when there is none any more that its reader may open. */
export function messagePath(subject: MessageSubject): string | null {
  const { kind, participation, feedbackRequest } = subject;
  if (kind === 'IMPORT_DONE' && subject.import) return `/import/${subject.import.id}`;
  if (kind !== null && toForm.has(kind) && feedbackRequest) return `/feedback/${feedbackRequest.id}`;
  if (!participation) return null;
  if (kind === 'LIST_READY' || kind === 'NUDGE_APPROVE') return `/reviews/${participation.id}/approve`;
  if (kind === 'RELEASE_DUE' || kind === 'NUDGE_RELEASE') return `/reviews/${participation.id}/release`;
  if (kind === 'SELF_ASKED' || kind === 'NUDGE_SELF') return `/reviews/${participation.id}/self`;
  const toResults = kind === 'FEEDBACK_RELEASED' || kind === 'FEEDBACK_ADDED';
  return `/reviews/${participation.id}/${toResults ? 'results' : 'nominate'}`;
}

/** Gives the function that marks messages as read, at most 100; resolves with false when that did not work. */
export function useMarkRead(): (messageIds: string[]) => Promise<boolean> {
  const [, mark] = useMutation(MarkRead);
  return async (messageIds) => {
    const { data } = await mark({ input: { messageIds } });
    return data?.markMessagesRead.errors.length === 0;
  };
}
