import { Button, NativeSelect } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { OutboxQuery as OutboxAnswer } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Note } from '../../ui/note.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { MailTable } from './mail-table.tsx';
import { stateNames } from './mail-words.tsx';
import classes from './outbox.module.css';
import { OutboxQuery, outboxVariables } from './outbox-query.ts';
import { mailStates, readOutboxSearch } from './outbox-search.ts';
import { useAskWhileWaiting } from './use-ask-while-waiting.ts';

const route = getRouteApi('/_member/outbox');

function Summary({ answer }: { answer: OutboxAnswer }) {
  const sent = answer.sent?.totalCount ?? 0;
  const waiting = (answer.queued?.totalCount ?? 0) + (answer.held?.totalCount ?? 0);
  const failed = answer.failed?.totalCount ?? 0;
  return (
    <>
      <Plural value={sent} _0="Nothing was sent so far." one="# mail was sent." other="# mails were sent." />{' '}
      <Plural value={waiting} _0="None waits." one="# waits." other="# wait." />{' '}
      {failed > 0 && (
        <Plural value={failed} one="# did not go and needs you." other="# did not go and need you." />
      )}
    </>
  );
}

/** How one gets on without a mail server. */
function HandOver() {
  return (
    <div className={classes.note}>
      <Note tone="warn">
        <b>
          <Trans>No mail server is set up now, so nothing more goes out.</Trans>
        </b>{' '}
        <Trans>
          Invitations still work: show the link beside a person and hand it over yourself, in a chat or on
          paper. It works once. Everybody who has an account finds what waits for them after logging in.
        </Trans>
      </Note>
    </div>
  );
}

/** Shows that mails go, and mends what does not. Never shows what they say. */
export function OutboxPage() {
  const { t, i18n } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data, error }, askAgain] = useLiveQuery({
    query: OutboxQuery,
    variables: outboxVariables(search),
  });
  useAskWhileWaiting(data?.mails?.nodes.some(({ state }) => state === 'QUEUED') ?? false, askAgain);
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.mails) return null;
  const { mails, settings } = data;
  const configured = settings?.mailConfigured ?? true;
  const choose = (state: string) => void navigate({ search: readOutboxSearch({ state }) });
  const empty = search.state ? (
    <EmptyState
      action={
        <Button onClick={() => choose('')}>
          <Trans>Show all mails</Trans>
        </Button>
      }
    >
      <Trans>No mail is in this state.</Trans>
    </EmptyState>
  ) : (
    <EmptyState>
      <Trans>No mail yet. When somebody is invited or a phase begins, its mails stand here.</Trans>
    </EmptyState>
  );
  return (
    <>
      <PageHead title={t`Outbox`} state={<Summary answer={data} />} />
      {!configured && <HandOver />}
      <NativeSelect
        className={classes.filter ?? ''}
        aria-label={t`State`}
        value={search.state ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: t`Every state` },
          ...mailStates.map((state) => ({ value: state, label: i18n._(stateNames[state]) })),
        ]}
      />
      <MailTable mails={mails.nodes} configured={configured} empty={empty} />
      <Pager
        info={mails.pageInfo}
        total={mails.totalCount ? <Plural value={mails.totalCount} one="# mail" other="# mails" /> : null}
        onMove={(to) => {
          const { state } = search;
          void navigate({ search: { ...(state ? { state } : {}), ...to } });
        }}
      />
    </>
  );
}
