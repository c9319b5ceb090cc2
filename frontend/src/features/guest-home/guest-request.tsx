import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import classes from './guest-home.module.css';

const GuestRequestRequest = graphql(`
  fragment GuestRequest_request on FeedbackRequest {
    id
    state
    dueAt
    viewerCan
    reviewee {
      id
      name
    }
  }
`);

interface GuestRequestProps {
  request: FragmentType<typeof GuestRequestRequest>;
  /** Why it is asked of this guest and what happens if nothing is done, as the to-do says. */
  reason: string;
  otherwise: string;
  /** The first of the page: its button is the one that is filled. */
  first: boolean;
  now: Date;
}

/** One request as sentences: about whom, why, until when, who will read it, and two large buttons. */
export function GuestRequest({ request, reason, otherwise, first, now }: GuestRequestProps) {
  const locale = useLocale();
  const { id, state, dueAt, viewerCan, reviewee } = readFragment(GuestRequestRequest, request);
  const { data, loading } = useVisibility(id);
  const name = reviewee?.name ?? '';
  const due = dueAt === null ? null : longDate(locale, new Date(dueAt), now);
  const path = `/guest/feedback/${id}`;
  return (
    <article className={classes.ask}>
      <h2>
        <Trans>Feedback about {name}</Trans>
      </h2>
      <p>{reason}</p>
      <p>
        {due && (
          <Trans>
            <b>Until {due}.</b>
          </Trans>
        )}{' '}
        {otherwise}
      </p>
      <SightletOf data={data} loading={loading} />
      <div className={classes.buttons}>
        <Button component={Link} to={path} size="lg" variant={first ? 'filled' : 'default'}>
          {state === 'DRAFT' ? <Trans>Go on writing</Trans> : <Trans>Start</Trans>}
        </Button>
        {viewerCan?.includes('DECLINE_FEEDBACK') && (
          <Button component={Link} to={path} hash="decline" size="lg">
            <Trans>Decline…</Trans>
          </Button>
        )}
      </div>
    </article>
  );
}
