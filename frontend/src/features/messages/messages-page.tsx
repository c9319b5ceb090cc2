import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useMarkRead } from '../../lib/messages.ts';
import { pageWindow } from '../../lib/page-window.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { MessageRow } from './message-row.tsx';
import classes from './messages.module.css';
import { MessagesQuery, messagesOnPage } from './messages-query.ts';

const route = getRouteApi('/_member/messages');

/** What happened and should be known, newest first. Live. */
export function MessagesPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data, error }, askAgain] = useLiveQuery({
    query: MessagesQuery,
    variables: pageWindow(search, messagesOnPage),
  });
  const [now] = useState(() => new Date());
  const [failed, setFailed] = useState(false);
  const markRead = useMarkRead();
  const read = async (ids: string[]) => setFailed(!(await markRead(ids)));
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  const messages = data?.viewer?.messages;
  if (!messages) return null;
  const unread = messages.nodes.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return (
    <>
      <PageHead
        title={t`Messages`}
        state={
          <Plural
            value={unread.length}
            _0="What you should know, newest first. Nothing here is new."
            one="What you should know, newest first. One here is new."
            other="What you should know, newest first. # here are new."
          />
        }
        actions={
          unread.length > 0 && (
            <Button onClick={() => void read(unread)}>
              <Trans>Mark all here as read</Trans>
            </Button>
          )
        }
      />
      <FieldError>{failed ? t`That could not be saved. Try again.` : null}</FieldError>
      {messages.nodes.length === 0 && (
        <EmptyState>
          <Trans>No messages yet. When a cycle starts or somebody decides, it is said here.</Trans>
        </EmptyState>
      )}
      <ul className={classes.list}>
        {messages.nodes.map((message) => (
          <MessageRow key={message.id} message={message} now={now} onRead={(id) => void read([id])} />
        ))}
      </ul>
      <Pager info={messages.pageInfo} onMove={(to) => void navigate({ search: to })} />
    </>
  );
}
