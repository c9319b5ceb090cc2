import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { MessageLine_MessageFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import classes from './home.module.css';

const MessageLineMessage = graphql(`
  fragment MessageLine_message on Message {
    id
    kind
    title
    createdAt
    readAt
    participation {
      id
    }
    feedbackRequest {
      id
    }
  }
`);

/** The page a message is about, while the viewer may still see it. */
function messagePath({ kind, participation, feedbackRequest }: MessageLine_MessageFragment): string | null {
  if (kind === 'FEEDBACK_ASKED' && feedbackRequest) return `/feedback/${feedbackRequest.id}`;
  if (!participation) return null;
  if (kind === 'LIST_READY') return `/reviews/${participation.id}/approve`;
  const toResults = kind === 'FEEDBACK_RELEASED' || kind === 'FEEDBACK_ADDED';
  return `/reviews/${participation.id}/${toResults ? 'results' : 'nominate'}`;
}

/** One sentence about something that happened, and when. */
export function MessageLine({
  message,
  now,
}: {
  message: FragmentType<typeof MessageLineMessage>;
  now: Date;
}) {
  const locale = useLocale();
  const read = readFragment(MessageLineMessage, message);
  const path = messagePath(read);
  const words = read.title ?? <Trans>This is no longer visible to you.</Trans>;
  return (
    <li>
      {path ? <Link to={path}>{words}</Link> : <span>{words}</span>}
      {read.createdAt && (
        <span className={classes.when}>{happened(locale, new Date(read.createdAt), now)}</span>
      )}
    </li>
  );
}
