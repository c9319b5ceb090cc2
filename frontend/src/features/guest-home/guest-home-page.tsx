import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { GuestHomeQuery as GuestHomeAnswer } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { list } from '../../lib/format.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Face } from '../../ui/face.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { EarlierRequest } from './earlier-request.tsx';
import classes from './guest-home.module.css';
import { GuestHomeQuery } from './guest-home-query.ts';
import { GuestRequest } from './guest-request.tsx';
import { SharedWork } from './shared-work.tsx';

type GuestViewer = NonNullable<GuestHomeAnswer['viewer']>;
type Request = NonNullable<GuestViewer['feedbackRequests']>['nodes'][number];

function isOpen(request: Request): boolean {
  return request.state === 'APPROVED' || request.state === 'DRAFT';
}

function Head({ open, shared }: { open: readonly Request[]; shared: number }) {
  const { t } = useLingui();
  const locale = useLocale();
  const viewer = useViewer();
  const people = [...new Set(open.map((request) => request.reviewee?.name ?? ''))].filter(Boolean);
  const name = viewer.name;
  if (people.length === 0 && shared > 0)
    return (
      <PageHead
        title={t`Work is shared with you`}
        state={t`Hello ${name}. Open it and say what you think of it.`}
      />
    );
  if (people.length === 0)
    return (
      <PageHead
        title={t`Nothing waits for you`}
        state={t`Hello ${name}. When somebody asks for your feedback, you read it here.`}
      />
    );
  const who = list(locale, people);
  const title = people.length === 1 ? t`${who} asks for your feedback` : t`${who} ask for your feedback`;
  return (
    <PageHead
      title={title}
      sign={<Face name={people[0] ?? ''} size="big" />}
      state={
        <>
          <Trans>Hello {name}.</Trans>{' '}
          <Plural value={open.length} one="One thing waits for you." other="# things wait for you." />
        </>
      }
    />
  );
}

function Requests({ viewer, open, now }: { viewer: GuestViewer; open: readonly Request[]; now: Date }) {
  const todoOf = (request: Request) =>
    viewer.todos?.nodes.find((todo) => todo.feedbackRequest?.id === request.id);
  return (
    <section>
      {open.map((request, index) => (
        <GuestRequest
          key={request.id}
          request={request}
          reason={todoOf(request)?.reason ?? ''}
          otherwise={todoOf(request)?.otherwise ?? ''}
          first={index === 0}
          now={now}
        />
      ))}
    </section>
  );
}

/** What is asked of the guest, by whom, until when; what they wrote before; what colleagues see of them. Live. */
export function GuestHomePage() {
  const [{ data, error }] = useLiveQuery({ query: GuestHomeQuery, variables: {} });
  const { companyName, can } = useViewer();
  const [now] = useState(() => new Date());
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data?.viewer) return null;
  const requests = data.viewer.feedbackRequests?.nodes ?? [];
  const shared = data.workReviews?.nodes ?? [];
  const open = requests.filter(isOpen);
  const earlier = requests.filter((request) => !isOpen(request));
  return (
    <>
      <Head open={open} shared={shared.length} />
      <Requests viewer={data.viewer} open={open} now={now} />
      <SharedWork reviews={shared} now={now} />
      {earlier.length > 0 && (
        <section className={classes.section}>
          <h2>
            <Trans>What you wrote before</Trans>
          </h2>
          <ul>
            {earlier.map((request) => (
              <EarlierRequest key={request.id} request={request} now={now} />
            ))}
          </ul>
        </section>
      )}
      <p className={`small quiet ${classes.section}`}>
        <Trans>
          You are a guest of {companyName}. Colleagues there see your name and address when they choose
          reviewers.
        </Trans>{' '}
        {can.has('OPEN_PASSPORT') && (
          <Link to="/guest/passport">
            <Trans>Everything about you, on one page</Trans>
          </Link>
        )}
      </p>
    </>
  );
}
