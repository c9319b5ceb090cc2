import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Person } from '../../ui/person.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import { AskAgain, DismissDecline, RemoveNomination } from './mutations.ts';
import classes from './nominations.module.css';
import type { NominationRow } from './nominations-query.ts';

interface ReviewerRowProps {
  row: NominationRow;
  /** Who approves, by given name or by relation. */
  approver: string;
}

/** How somebody came on the list whom nobody chose; null for the others. */
function useOrigin({ upward, proactive }: NominationRow): string | null {
  const { t } = useLingui();
  if (upward) return t`Direct report, asked by the rule of the cycle`;
  return proactive ? t`Wrote unasked` : null;
}

/** A reviewer as face, name, and team. */
export function Reviewer({ row }: { row: NominationRow }) {
  const guest = row.reviewer?.kind === 'GUEST';
  const team = row.reviewer?.team ?? row.reviewer?.title;
  const detail = useOrigin(row) ?? (guest ? undefined : team);
  return <Person name={row.reviewer?.name ?? ''} kind={guest ? 'GUEST' : 'PERSON'} detail={detail} />;
}

/** What became of a nomination, in words of the reviewee's side. */
export function NominationWord({ row, approver }: ReviewerRowProps) {
  const guest = row.reviewer?.kind === 'GUEST';
  switch (row.state) {
    case 'NOMINATED':
      return (
        <StateWord icon="open">
          {guest ? <Trans>Told when {approver} approves</Trans> : <Trans>{approver} approves next</Trans>}
        </StateWord>
      );
    case 'APPROVED':
      return (
        <StateWord icon="begun">
          <Trans>Asked</Trans>
        </StateWord>
      );
    case 'DRAFT':
      return (
        <StateWord icon="begun">
          <Trans>Is writing</Trans>
        </StateWord>
      );
    case 'SUBMITTED':
    case 'RELEASED':
      return (
        <StateWord icon="done" tone="ok">
          <Trans>Handed in</Trans>
        </StateWord>
      );
    case 'REJECTED':
      return (
        <StateWord icon="stopped" tone="danger">
          <Trans>Rejected</Trans>
        </StateWord>
      );
    case 'DECLINED':
      return (
        <StateWord icon="attention" tone="warn">
          <Trans>Declined</Trans>
        </StateWord>
      );
    case 'EXPIRED':
      return (
        <StateWord icon="stopped">
          <Trans>Not handed in</Trans>
        </StateWord>
      );
    default:
      return (
        <StateWord icon="stopped">
          <Trans>Not visible to you</Trans>
        </StateWord>
      );
  }
}

interface ReasonProps {
  requestId: string;
  which: 'REJECT_REASON' | 'DECLINE_REASON';
  children: string;
}

/** Why a nomination was rejected or a reviewer declined, and who can read that. */
export function Reason({ requestId, which, children }: ReasonProps) {
  const { data, loading } = useVisibility(requestId, which);
  return (
    <div className={classes.reason}>
      <p className="people-text">{children}</p>
      <SightletOf data={data} loading={loading} />
    </div>
  );
}

/** What the viewer may do about a row: take it back, ask who declined again, or let that be. */
function Acts({ row, onFailure }: { row: NominationRow; onFailure: (message: string | null) => void }) {
  const { t } = useLingui();
  const remove = useCommand(RemoveNomination, (data) => data.removeNomination.errors);
  const dismiss = useCommand(DismissDecline, (data) => data.dismissDecline.errors);
  const again = useCommand(AskAgain, (data) => data.undoDecline.errors);
  const name = row.reviewer?.name ?? '';
  const run = (command: typeof remove | typeof dismiss | typeof again) => () =>
    void command({ input: { requestId: row.id } }).then(({ failures }) =>
      onFailure(failures[0]?.message ?? null),
    );
  const may = (action: NonNullable<NominationRow['viewerCan']>[number]) =>
    row.viewerCan?.includes(action) ?? false;
  return (
    <span className={classes.acts}>
      {may('REMOVE_NOMINATION') && (
        <Button size="sm" variant="subtle" aria-label={t`Remove ${name}`} onClick={run(remove)}>
          <Trans>Remove</Trans>
        </Button>
      )}
      {may('UNDO_DECLINE') && (
        <Button size="sm" variant="subtle" aria-label={t`Ask ${name} again`} onClick={run(again)}>
          <Trans>Ask again</Trans>
        </Button>
      )}
      {may('DISMISS_DECLINE') && (
        <Button
          size="sm"
          variant="subtle"
          aria-label={t`Let it be that ${name} declined`}
          onClick={run(dismiss)}
        >
          <Trans>Let it be</Trans>
        </Button>
      )}
    </span>
  );
}

/** One person of the list, what became of the nomination, and what can be done about it. */
export function ReviewerRow({ row, approver }: ReviewerRowProps) {
  const [failure, setFailure] = useState<string | null>(null);
  return (
    <li className={classes.row}>
      <Reviewer row={row} />
      <span className={classes.state}>
        <NominationWord row={row} approver={approver} />
        {row.reviewerMuchAsked && row.state === 'NOMINATED' && (
          <StateWord icon="attention" tone="warn">
            <Trans>Was asked for much feedback already</Trans>
          </StateWord>
        )}
      </span>
      <Acts row={row} onFailure={setFailure} />
      {row.rejectReason && (
        <Reason requestId={row.id} which="REJECT_REASON">
          {row.rejectReason}
        </Reason>
      )}
      {row.declineReason && (
        <Reason requestId={row.id} which="DECLINE_REASON">
          {row.declineReason}
        </Reason>
      )}
      {failure && (
        <div className={classes.reason}>
          <FieldError>{failure}</FieldError>
        </div>
      )}
    </li>
  );
}
