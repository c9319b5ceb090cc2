import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { isPast, longDate } from '../../lib/format.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { givenName } from '../../lib/given-name.ts';
import { Failure } from '../../ui/failure.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { Markdown } from '../../ui/markdown.tsx';
import { Note } from '../../ui/note.tsx';
import { EmptyState, PageHead, SaveBar } from '../../ui/page.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { useApproverName } from './approver-name.ts';
import { FinishNominations } from './mutations.ts';
import classes from './nominations.module.css';
import { counts, type NominationFacts, NominationsQuery, readNominations } from './nominations-query.ts';
import { NumbersAsked } from './numbers-asked.tsx';
import { OutlookNote } from './outlook-note.tsx';
import { ReviewerPicker } from './reviewer-picker.tsx';
import { ReviewerRow } from './reviewer-row.tsx';

interface PartProps {
  facts: NominationFacts;
  /** The viewer is the one who is written about. */
  own: boolean;
  now: Date;
}

function Head({ facts, own }: PartProps) {
  const { t } = useLingui();
  const reviews: string = '/reviews';
  const { name, cycle } = facts;
  return (
    <PageHead
      title={own ? t`Who should write about your work?` : t`Who should write about ${name}?`}
      crumb={
        <>
          <Link to={reviews}>
            <Trans>Reviews</Trans>
          </Link>{' '}
          / {cycle?.name}
        </>
      }
      introduction={cycle?.introduction ? <Markdown text={cycle.introduction} /> : undefined}
    />
  );
}

/** Why nothing can be added, or what was done already; nothing while the list is simply open. */
function useStanding({ facts, own, now }: PartProps): ReactNode {
  const locale = useLocale();
  const approver = useApproverName(facts.approvers);
  const { list, cycle } = facts;
  const doneOn = list.listDoneAt === null ? null : longDate(locale, new Date(list.listDoneAt), now);
  const starts = cycle?.startsAt ? longDate(locale, new Date(cycle.startsAt), now) : null;
  if (list.releasedAt !== null) return <Trans>The feedback is released. The list is closed.</Trans>;
  if (cycle?.state === 'SCHEDULED')
    return <Trans>The cycle begins on {starts}. Until then there is nothing to do.</Trans>;
  if (cycle?.state !== 'OPEN') return <Trans>The cycle is over. The list is closed.</Trans>;
  const over = cycle.nominateDeadline && isPast(cycle.nominateUntil, now);
  if (!list.viewerCan?.includes('NOMINATE') && over) {
    return <Trans>The deadline for choosing has passed. The list stands as it is.</Trans>;
  }
  if (!list.viewerCan?.includes('NOMINATE')) {
    if (!own) return null;
    return <Trans>In this cycle others choose who writes about you. The list is here for you to see.</Trans>;
  }
  if (doneOn === null) return null;
  return own ? (
    <Trans>
      You sent this list to {approver} on {doneOn}. You can still add somebody, and {approver} decides about
      them too.
    </Trans>
  ) : (
    <Trans>The list was declared complete on {doneOn}. You can still add somebody.</Trans>
  );
}

function Bounds({ facts, now }: PartProps) {
  const locale = useLocale();
  const { cycle, rows } = facts;
  const chosen = rows.filter(counts).length;
  const until = cycle?.nominateUntil ? longDate(locale, new Date(cycle.nominateUntil), now) : null;
  const late = isPast(cycle?.nominateUntil, now);
  return (
    <p className="quiet small">
      <Plural value={chosen} _0="Nobody chosen yet." one="# chosen." other="# chosen." />{' '}
      <NumbersAsked cycle={cycle} /> {until && late && <Trans>It was due on {until}.</Trans>}
      {until && !late && cycle?.nominateDeadline && <Trans>Until {until}; then the list stands.</Trans>}
      {until && !late && !cycle?.nominateDeadline && <Trans>Until {until}.</Trans>}
    </p>
  );
}

function List(props: PartProps & { visibility: SightlineData | null }) {
  const { facts, own, visibility } = props;
  const approver = useApproverName(facts.approvers);
  const given = givenName(facts.name);
  return (
    <>
      <section className={classes.section}>
        <div className={classes.sectionHead}>
          <h2>{own ? <Trans>Your list</Trans> : <Trans>{given}’s list</Trans>}</h2>
          <Bounds {...props} />
        </div>
        {facts.rows.length === 0 && (
          <EmptyState>
            <Trans>Nobody is on the list yet. Find the first person above.</Trans>
          </EmptyState>
        )}
        <ul className={classes.rows}>
          {facts.rows.map((row) => (
            <ReviewerRow key={row.id} row={row} approver={approver} />
          ))}
        </ul>
      </section>
      <section className={classes.section}>
        <SightlineOf data={visibility}>
          <p>
            <Trans>This list: the names, and what became of each.</Trans>
          </p>
        </SightlineOf>
      </section>
    </>
  );
}

function Finish({ facts, own }: PartProps) {
  const approver = useApproverName(facts.approvers);
  const finish = useCommand(FinishNominations, (data) => data.finishNominations.errors);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const missing = (facts.cycle?.minReviewers ?? 0) - facts.rows.filter(counts).length;
  const send = async () => {
    setBusy(true);
    const { failures } = await finish({
      input: { participationId: facts.id, expectedVersion: facts.list.version ?? 0 },
    });
    setBusy(false);
    setFailure(failures[0]?.message ?? null);
  };
  return (
    <SaveBar
      state={<FieldError>{failure}</FieldError>}
      hint={
        missing > 0 ? (
          <Plural value={missing} one="One more name is needed." other="# more names are needed." />
        ) : undefined
      }
    >
      <Button
        variant="filled"
        loading={busy}
        aria-disabled={missing > 0}
        onClick={() => {
          if (missing <= 0) void send();
        }}
      >
        {own ? <Trans>I am done, send to {approver}</Trans> : <Trans>The list is complete</Trans>}
      </Button>
    </SaveBar>
  );
}

function Picker({ facts, own }: PartProps) {
  const { t } = useLingui();
  const approver = useApproverName(facts.approvers);
  return (
    <ReviewerPicker
      participationId={facts.id}
      mailWhen={own ? t`No mail until ${approver} approves.` : t`The guest is asked by mail at once.`}
      {...(own
        ? {}
        : { help: t`Whom you choose is asked at once. A name, a team, or an address from outside.` })}
    />
  );
}

function Content(props: PartProps & { visibility: SightlineData | null }) {
  const standing = useStanding(props);
  const can = new Set(props.facts.list.viewerCan);
  return (
    <>
      <Head {...props} />
      {standing && (
        <div className={classes.block}>
          <Note>{standing}</Note>
        </div>
      )}
      {can.has('NOMINATE') && <Picker {...props} />}
      <OutlookNote participation={props.facts.list} />
      <List {...props} />
      {can.has('FINISH_NOMINATIONS') && <Finish {...props} />}
    </>
  );
}

/** The list of who is to write about somebody: about oneself, or about a report where one assigns. */
export function NominatePage() {
  const { id = '' } = useParams({ strict: false });
  const viewer = useViewer();
  const [now] = useState(() => new Date());
  const [{ data, error }] = useLiveQuery({ query: NominationsQuery, variables: { id } });
  if (error && !data?.node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data) return null;
  if (data.node?.__typename !== 'Participation') return <Failure code="NOT_FOUND" />;
  const facts = readNominations(data.node);
  return (
    <Content facts={facts} own={facts.revieweeId === viewer.id} now={now} visibility={data.visibility} />
  );
}
