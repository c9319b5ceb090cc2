import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened } from '../../lib/format.ts';
import { messagePath, useMarkRead } from '../../lib/messages.ts';
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
    import {
      id
    }
  }
`);

/** One sentence about something that happened, and when; to open it is to have read it. */
export function MessageLine({
  message,
  now,
}: {
  message: FragmentType<typeof MessageLineMessage>;
  now: Date;
}) {
  const locale = useLocale();
  const markRead = useMarkRead();
  const { id, title, createdAt, readAt, ...subject } = readFragment(MessageLineMessage, message);
  const path = messagePath(subject);
  const unread = readAt === null;
  const words = title ?? <Trans>This is no longer visible to you.</Trans>;
  return (
    <li data-unread={unread || undefined}>
      {path ? (
        <Link to={path} onClick={() => unread && void markRead([id])}>
          {words}
        </Link>
      ) : (
        <span>{words}</span>
      )}
      <span className={classes.when}>
        {unread && (
          <b>
            <Trans>New</Trans>
          </b>
        )}{' '}
        {createdAt && happened(locale, new Date(createdAt), now)}
      </span>
    </li>
  );
}
