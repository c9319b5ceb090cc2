import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened } from '../../lib/format.ts';
import { messagePath } from '../../lib/messages.ts';
import { useLocale } from '../../lib/use-locale.ts';
import classes from './messages.module.css';

const MessageRowMessage = graphql(`
  fragment MessageRow_message on Message {
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

interface MessageRowProps {
  message: FragmentType<typeof MessageRowMessage>;
  now: Date;
  onRead: (id: string) => void;
}

/** One sentence, when it was written, and the way to its page; to open it is to have read it. */
export function MessageRow({ message, now, onRead }: MessageRowProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { id, title, createdAt, readAt, ...subject } = readFragment(MessageRowMessage, message);
  const path = messagePath(subject);
  const unread = readAt === null;
  const words = title ?? t`This is no longer visible to you.`;
  return (
    <li className={classes.row} data-unread={unread || undefined}>
      <div>
        {path === null ? (
          <span className={classes.words}>{words}</span>
        ) : (
          <Link to={path} className={classes.words} onClick={() => unread && onRead(id)}>
            {words}
          </Link>
        )}
        <p className={classes.when}>
          {unread && (
            <b className={classes.new}>
              <Trans>New</Trans>
            </b>
          )}
          {createdAt && <time dateTime={createdAt}>{happened(locale, new Date(createdAt), now)}</time>}
        </p>
      </div>
      {unread && (
        <Button variant="subtle" size="sm" aria-label={t`Mark as read: ${words}`} onClick={() => onRead(id)}>
          <Trans>Mark as read</Trans>
        </Button>
      )}
    </li>
  );
}
