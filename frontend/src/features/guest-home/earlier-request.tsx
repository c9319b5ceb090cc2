import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';

const EarlierRequestRequest = graphql(`
  fragment EarlierRequest_request on FeedbackRequest {
    id
    state
    submittedAt
    reviewee {
      id
      name
    }
  }
`);

/** One thing the guest handed in or declined before. */
export function EarlierRequest({
  request,
  now,
}: {
  request: FragmentType<typeof EarlierRequestRequest>;
  now: Date;
}) {
  const locale = useLocale();
  const { id, state, submittedAt, reviewee } = readFragment(EarlierRequestRequest, request);
  const name = reviewee?.name ?? '';
  const path: string = `/guest/feedback/${id}`;
  const day = submittedAt === null ? null : longDate(locale, new Date(submittedAt), now);
  return (
    <li>
      {state === 'DECLINED' && <Trans>Feedback about {name}, declined.</Trans>}
      {state === 'EXPIRED' && <Trans>Feedback about {name}, not handed in.</Trans>}
      {day && state !== 'DECLINED' && state !== 'EXPIRED' && (
        <Trans>
          Feedback about {name}, handed in on {day}.
        </Trans>
      )}{' '}
      <Link to={path}>
        <Trans>Open it</Trans>
      </Link>
    </li>
  );
}
