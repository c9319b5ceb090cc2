import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ParticipationRow_ParticipationFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { isPast, longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { StateWord } from '../../ui/state-word.tsx';
import { fittingPage } from './review-place.ts';
import classes from './reviews.module.css';

const ParticipationRowParticipation = graphql(`
  fragment ParticipationRow_participation on Participation {
    id
    stage
    releasedAt
    viewerCan
    selfAssessmentHandedIn
    cycle {
      id
      name
      startsAt
      nominateUntil
      writeUntil
    }
  }
`);

interface StageProps {
  row: ParticipationRow_ParticipationFragment;
  now: Date;
}

function useDays({ row, now }: StageProps) {
  const locale = useLocale();
  const day = (at: string | null | undefined) => (at ? longDate(locale, new Date(at), now) : null);
  const { cycle, releasedAt } = row;
  return {
    starts: day(cycle?.startsAt),
    nominate: day(cycle?.nominateUntil),
    late: isPast(cycle?.nominateUntil, now),
    write: day(cycle?.writeUntil),
    released: day(releasedAt),
  };
}

function Stage(props: StageProps) {
  const days = useDays(props);
  switch (props.row.stage) {
    case 'SCHEDULED':
      return (
        <StateWord icon="waiting">
          {days.starts ? <Trans>Begins on {days.starts}</Trans> : <Trans>Has not begun</Trans>}
        </StateWord>
      );
    case 'NOMINATING':
      return (
        <StateWord icon="open">
          {!days.nominate && <Trans>Choosing reviewers</Trans>}
          {days.nominate && days.late && <Trans>Choosing reviewers was due on {days.nominate}</Trans>}
          {days.nominate && !days.late && <Trans>Choosing reviewers until {days.nominate}</Trans>}
        </StateWord>
      );
    case 'AWAITING_APPROVAL':
      return (
        <StateWord icon="begun">
          <Trans>The list waits for approval</Trans>
        </StateWord>
      );
    case 'WRITING':
      return (
        <StateWord icon="begun">
          {days.write ? <Trans>Others write until {days.write}</Trans> : <Trans>Others write</Trans>}
        </StateWord>
      );
    case 'READY_TO_RELEASE':
      return (
        <StateWord icon="begun">
          <Trans>Written, waits for the release</Trans>
        </StateWord>
      );
    case 'RELEASED':
      return (
        <StateWord icon="done" tone="ok">
          <Trans>Released on {days.released}</Trans>
        </StateWord>
      );
    default:
      return (
        <StateWord icon="stopped">
          <Trans>Closed without a release</Trans>
        </StateWord>
      );
  }
}

function Step({ page }: { page: string }) {
  return page === 'results' ? <Trans>Read it</Trans> : <Trans>See the list</Trans>;
}

/** The way to what the viewer writes about themselves, where the cycle asks for it. */
function OwnView({ row }: { row: ParticipationRow_ParticipationFragment }) {
  const path: string = `/reviews/${row.id}/self`;
  if (row.selfAssessmentHandedIn === null) return null;
  const writes = row.viewerCan?.includes('WRITE_SELF_ASSESSMENT');
  if (!writes && !row.selfAssessmentHandedIn) return null;
  return <Link to={path}>{writes ? <Trans>Write your own view</Trans> : <Trans>Your own view</Trans>}</Link>;
}

/** One round of feedback about the viewer: which, how far, and the next step. */
export function ParticipationRow({
  participation,
  now,
}: {
  participation: FragmentType<typeof ParticipationRowParticipation>;
  now: Date;
}) {
  const row = readFragment(ParticipationRowParticipation, participation);
  const can = new Set(row.viewerCan);
  const page = fittingPage({ stage: row.stage, can, decides: false });
  const path: string = `/reviews/${row.id}/${page}`;
  return (
    <li className={classes.row}>
      <b>{row.cycle?.name}</b>
      <Stage row={row} now={now} />
      <Link to={path}>
        {row.stage === 'NOMINATING' && can.has('NOMINATE') ? (
          <Trans>Choose reviewers</Trans>
        ) : (
          <Step page={page} />
        )}
      </Link>
      <OwnView row={row} />
    </li>
  );
}
