import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { CombinedError } from 'urql';
import { errorCode, requestId } from '../../lib/errors.ts';
import { type PageSearch, pageWindow } from '../../lib/page-window.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { Pager } from './pager.tsx';
import { ParticipationRow } from './participation-row.tsx';
import { RequestRow } from './request-row.tsx';
import classes from './reviews.module.css';
import { AboutMeQuery, pageSize, WrittenByMeQuery } from './reviews-query.ts';

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Failed({ error }: { error: CombinedError }) {
  return <Failure code={errorCode(error)} requestId={requestId(error)} />;
}

function AboutMe({ now }: { now: Date }) {
  const [place, setPlace] = useState<PageSearch>({});
  const [{ data, error }] = useLiveQuery({ query: AboutMeQuery, variables: pageWindow(place, pageSize) });
  const page = data?.viewer?.participations;
  if (error && !page) return <Failed error={error} />;
  if (!page) return null;
  return (
    <Part title={<Trans>About you</Trans>}>
      {page.nodes.length === 0 && (
        <EmptyState>
          <Trans>No feedback about you yet. When a cycle begins, it appears here by itself.</Trans>
        </EmptyState>
      )}
      <ul>
        {page.nodes.map((node) => (
          <ParticipationRow key={node.id} participation={node} now={now} />
        ))}
      </ul>
      <Pager pageInfo={page.pageInfo} onPage={setPlace} />
    </Part>
  );
}

function ByMe({ now }: { now: Date }) {
  const [place, setPlace] = useState<PageSearch>({});
  const [{ data, error }] = useLiveQuery({ query: WrittenByMeQuery, variables: pageWindow(place, pageSize) });
  const page = data?.viewer?.feedbackRequests;
  if (error && !page) return <Failed error={error} />;
  if (!page) return null;
  return (
    <Part title={<Trans>Written by you</Trans>}>
      {page.nodes.length === 0 && (
        <EmptyState>
          <Trans>Nobody has asked you to write yet.</Trans>
        </EmptyState>
      )}
      <ul>
        {page.nodes.map((node) => (
          <RequestRow key={node.id} request={node} now={now} />
        ))}
      </ul>
      <Pager pageInfo={page.pageInfo} onPage={setPlace} />
    </Part>
  );
}

/** Feedback about the viewer and feedback the viewer writes or wrote, of earlier years too. */
export function ReviewsPage() {
  const { t } = useLingui();
  const [now] = useState(() => new Date());
  return (
    <>
      <PageHead
        title={t`Reviews`}
        state={<Trans>What others write about you, and what you write about others.</Trans>}
      />
      <AboutMe now={now} />
      <ByMe now={now} />
    </>
  );
}
