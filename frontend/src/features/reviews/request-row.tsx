import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { RequestRow_RequestFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate, shortDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { Person } from '../../ui/person.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './reviews.module.css';

const RequestRowRequest = graphql(`
  fragment RequestRow_request on FeedbackRequest {
    id
    state
    proactive
    dueAt
    submittedAt
    viewerCan
    cycle {
      id
      name
    }
    reviewee {
      id
      name
    }
  }
`);

interface StateProps {
  row: RequestRow_RequestFragment;
  now: Date;
}

function State({ row, now }: StateProps) {
  const locale = useLocale();
  const due = row.dueAt === null ? null : shortDate(locale, new Date(row.dueAt));
  const on = row.submittedAt === null ? null : longDate(locale, new Date(row.submittedAt), now);
  switch (row.state) {
    case 'APPROVED':
      return (
        <StateWord icon="open">
          {due ? <Trans>Not begun, until {due}</Trans> : <Trans>Not begun</Trans>}
        </StateWord>
      );
    case 'DRAFT':
      return (
        <StateWord icon="begun">{due ? <Trans>Begun, until {due}</Trans> : <Trans>Begun</Trans>}</StateWord>
      );
    case 'SUBMITTED':
    case 'RELEASED':
      return (
        <StateWord icon="done" tone="ok">
          {on ? <Trans>Handed in on {on}</Trans> : <Trans>Handed in</Trans>}
        </StateWord>
      );
    case 'DECLINED':
      return (
        <StateWord icon="stopped">
          <Trans>Declined</Trans>
        </StateWord>
      );
    default:
      return (
        <StateWord icon="stopped">
          <Trans>Not handed in</Trans>
        </StateWord>
      );
  }
}

/** One thing that the viewer writes or wrote: about whom, how far, and the way to it. */
export function RequestRow({ request, now }: { request: FragmentType<typeof RequestRowRequest>; now: Date }) {
  const row = readFragment(RequestRowRequest, request);
  const { t } = useLingui();
  const cycle = row.cycle?.name ?? '';
  const path: string = `/feedback/${row.id}`;
  const writes = row.viewerCan?.includes('WRITE_FEEDBACK') ?? false;
  return (
    <li className={classes.row}>
      <Person name={row.reviewee?.name ?? ''} detail={row.proactive ? t`${cycle}, unasked` : cycle} />
      <State row={row} now={now} />
      <Link to={path}>
        {!writes && <Trans>Open it</Trans>}
        {writes && (row.state === 'DRAFT' ? <Trans>Go on writing</Trans> : <Trans>Start</Trans>)}
      </Link>
    </li>
  );
}
