import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { type PageSearch, pageWindow } from '../../lib/page-window.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { DeletionPart } from './deletion-part.tsx';
import { KnownPart } from './known-part.tsx';
import classes from './passport.module.css';
import { PassportQuery, writtenOnPage } from './passport-query.ts';
import { SeenPart } from './seen-part.tsx';
import { TakeAlongPart } from './take-along-part.tsx';
import { WrittenEntry } from './written-entry.tsx';

function Head() {
  const { t } = useLingui();
  const { guest, companyName } = useViewer();
  return (
    <PageHead
      title={t`Your passport`}
      crumb={
        guest && (
          <Link to="/guest">
            <Trans>Back to what is asked of you</Trans>
          </Link>
        )
      }
      state={
        <Trans>
          Everything about you at {companyName}, on one page: what you can see, what you wrote, and who can
          read it now.
        </Trans>
      }
    />
  );
}

/** What an outsider can see here, what they wrote and who can read it, and what is known of them. Live. */
export function PassportPage() {
  const search: PageSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const [now] = useState(() => new Date());
  const [{ data, error }, askAgain] = useLiveQuery({
    query: PassportQuery,
    variables: pageWindow(search, writtenOnPage),
  });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  const viewer = data?.viewer;
  if (!viewer?.passport || !viewer.feedbackRequests) return null;
  const { user, passport, feedbackRequests } = viewer;
  const { pageInfo } = feedbackRequests;
  return (
    <>
      <Head />
      <section className={classes.part}>
        <h2>
          <Trans>What you are asked for, and what you wrote</Trans>
        </h2>
        {feedbackRequests.nodes.length === 0 && (
          <EmptyState>
            <Trans>Nothing yet. When you are asked for feedback, it stands here with its readers.</Trans>
          </EmptyState>
        )}
        <ul>
          {feedbackRequests.nodes.map((request) => (
            <WrittenEntry
              key={request.id}
              request={request}
              cycle={passport.cycles.find(({ id }) => id === request.cycle?.id) ?? null}
              now={now}
            />
          ))}
        </ul>
        {(pageInfo.hasNextPage || pageInfo.hasPreviousPage) && (
          <Pager info={pageInfo} onMove={(to) => void navigate({ to: '.', search: to as never })} />
        )}
      </section>
      <SeenPart passport={passport} now={now} />
      <KnownPart user={user} now={now} />
      <TakeAlongPart />
      <DeletionPart user={user} now={now} />
    </>
  );
}
