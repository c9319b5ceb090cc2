import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { isPast, longDate } from '../../lib/format.ts';
import { givenName } from '../../lib/given-name.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { Failure } from '../../ui/failure.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { ApproveRow } from './approve-row.tsx';
import { useApproverName } from './approver-name.ts';
import { Approve } from './mutations.ts';
import classes from './nominations.module.css';
import {
  counts,
  type NominationFacts,
  type NominationRow,
  NominationsQuery,
  readNominations,
} from './nominations-query.ts';
import { NumbersAsked } from './numbers-asked.tsx';
import { OutlookNote } from './outlook-note.tsx';
import { ReviewerPicker } from './reviewer-picker.tsx';
import { ReviewerRow } from './reviewer-row.tsx';

function DecideBy({ until, late, binds }: { until: string; late: boolean; binds: boolean }) {
  if (binds && late) return <Trans>The deadline for deciding was {until}. They are not asked.</Trans>;
  if (binds) return <Trans>Decide by {until}. Who is not approved by then is not asked.</Trans>;
  return late ? <Trans>It was due on {until}.</Trans> : <Trans>Decide by {until}.</Trans>;
}

function Head({ facts, open }: { facts: NominationFacts; open: number }) {
  const { t } = useLingui();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const reviews: string = '/reviews';
  const { name, cycle, list } = facts;
  const given = givenName(name);
  const until = cycle?.approveUntil ? longDate(locale, new Date(cycle.approveUntil), now) : null;
  const late = isPast(cycle?.approveUntil, now);
  return (
    <PageHead
      title={t`Who may write about ${name}?`}
      crumb={
        <>
          <Link to={reviews}>
            <Trans>Reviews</Trans>
          </Link>{' '}
          / {cycle?.name}
        </>
      }
      state={
        <>
          {list.listDoneAt === null && open > 0 && (
            <Trans>{given} has not finished the list. You can decide about those who stand on it.</Trans>
          )}{' '}
          {open > 0 && <Trans>Until you decide, none of them is asked.</Trans>}{' '}
          {open > 0 && until && (
            <DecideBy until={until} late={late} binds={cycle?.approveDeadline ?? false} />
          )}
        </>
      }
    />
  );
}

/** What approving everybody sends, said before it is done. */
function WhatIsSent({ rows }: { rows: readonly NominationRow[] }) {
  const guests = rows.filter((row) => row.reviewer?.kind === 'GUEST').length;
  const colleagues = rows.length - guests;
  return (
    <p className="quiet small">
      <Trans>If you approve all:</Trans>{' '}
      {colleagues > 0 && (
        <Plural
          value={colleagues}
          one="# colleague gets a to-do and a mail."
          other="# colleagues get a to-do and a mail."
        />
      )}{' '}
      {guests > 0 && (
        <Plural
          value={guests}
          one="# guest gets a mail that says how to write."
          other="# guests get a mail that says how to write."
        />
      )}
    </p>
  );
}

function ApproveAll({ rows }: { rows: readonly NominationRow[] }) {
  const approve = useCommand(Approve, (data) => data.approveNominations.errors);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    const { failures } = await approve({ input: { requestIds: rows.map(({ id }) => id) } });
    setBusy(false);
    setFailure(failures[0]?.message ?? null);
  };
  return (
    <>
      <div className={classes.all}>
        <WhatIsSent rows={rows} />
        <Button variant="filled" loading={busy} onClick={() => void go()}>
          <Plural value={rows.length} one="Approve this name" other="Approve all #" />
        </Button>
      </div>
      <FieldError>{failure}</FieldError>
    </>
  );
}

function ToDecide({ rows, given }: { rows: readonly NominationRow[]; given: string }) {
  if (rows.length === 0) {
    return (
      <EmptyState>
        <Trans>Every name is decided. When {given} adds somebody, it appears here by itself.</Trans>
      </EmptyState>
    );
  }
  return (
    <section>
      <ApproveAll rows={rows} />
      <ul className={classes.rows}>
        {rows.map((row) => (
          <ApproveRow key={row.id} row={row} given={given} />
        ))}
      </ul>
    </section>
  );
}

function Decided({ rows, facts }: { rows: readonly NominationRow[]; facts: NominationFacts }) {
  const approver = useApproverName(facts.approvers);
  if (rows.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>
        <Trans>Decided</Trans>
      </h2>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <ReviewerRow key={row.id} row={row} approver={approver} />
        ))}
      </ul>
    </section>
  );
}

/** The way to a release before everybody has handed in; the to-do to release comes only then. */
function EarlyRelease({ facts }: { facts: NominationFacts }) {
  const handedIn = facts.rows.filter(({ state }) => state === 'SUBMITTED').length;
  if (handedIn === 0 || !facts.list.viewerCan?.includes('RELEASE_FEEDBACK')) return null;
  const release: string = `/reviews/${facts.id}/release`;
  return (
    <div className={classes.section}>
      <Note>
        <Plural value={handedIn} one="# person has handed in." other="# people have handed in." />{' '}
        <Link to={release}>
          <Trans>Look at it and release</Trans>
        </Link>
      </Note>
    </div>
  );
}

function AddOne({ facts }: { facts: NominationFacts }) {
  const { t } = useLingui();
  const given = givenName(facts.name);
  const count = facts.rows.filter(counts).length;
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h2>
          <Trans>Add somebody for {given}</Trans>
        </h2>
        <p className="quiet small">
          <Plural value={count} one="# on the list." other="# on the list." />{' '}
          <NumbersAsked cycle={facts.cycle} />
        </p>
      </div>
      <ReviewerPicker
        participationId={facts.id}
        mailWhen={t`The guest is asked by mail at once.`}
        help={t`Whom you choose is asked at once. A name, a team, or an address from outside.`}
      />
    </section>
  );
}

function Content({ facts, visibility }: { facts: NominationFacts; visibility: SightlineData | null }) {
  const open = facts.rows.filter((row) => row.viewerCan?.includes('DECIDE_NOMINATIONS'));
  const decided = facts.rows.filter((row) => !open.includes(row));
  return (
    <>
      <Head facts={facts} open={open.length} />
      <OutlookNote participation={facts.list} />
      <ToDecide rows={open} given={givenName(facts.name)} />
      <Decided rows={decided} facts={facts} />
      <EarlyRelease facts={facts} />
      {facts.list.viewerCan?.includes('NOMINATE') && <AddOne facts={facts} />}
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

/** Decide a report's list in one look: approve one or all, reject with a reason, add somebody. */
export function ApprovePage() {
  const { id = '' } = useParams({ strict: false });
  const [{ data, error }] = useLiveQuery({ query: NominationsQuery, variables: { id } });
  if (error && !data?.node) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data) return null;
  if (data.node?.__typename !== 'Participation') return <Failure code="NOT_FOUND" />;
  return <Content facts={readNominations(data.node)} visibility={data.visibility} />;
}
