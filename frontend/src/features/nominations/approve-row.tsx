import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { ReasonDialog } from '../sightline/reason-dialog.tsx';
import { Approve, Reject } from './mutations.ts';
import classes from './nominations.module.css';
import type { NominationRow } from './nominations-query.ts';
import { Reviewer } from './reviewer-row.tsx';

/** From how many open requests on the load is a warning (D17). */
const heavyLoad = 6;

function Load({ row }: { row: NominationRow }) {
  if (row.reviewer?.kind === 'GUEST') {
    return (
      <StateWord icon="waiting">
        <Trans>Gets a mail when you approve</Trans>
      </StateWord>
    );
  }
  const load = row.reviewerLoad;
  if (load === null) return null;
  const words = <Plural value={load} one="# open request" other="# open requests" />;
  return load > heavyLoad ? (
    <StateWord icon="attention" tone="warn">
      {words}
    </StateWord>
  ) : (
    <span className="quiet small">{words}</span>
  );
}

function RejectDialog({ row, given, onClose }: { row: NominationRow; given: string; onClose: () => void }) {
  const { t } = useLingui();
  const reject = useCommand(Reject, (data) => data.rejectNomination.errors);
  const name = row.reviewer?.name ?? '';
  return (
    <ReasonDialog
      aboutId={row.id}
      text="REJECT_REASON"
      title={t`Reject ${name}?`}
      label={t`Why`}
      confirm={t`Reject ${name}`}
      onConfirm={async (reason) => {
        const { failures } = await reject({ input: { requestId: row.id, reason } });
        return failures[0]?.message ?? null;
      }}
      onClose={onClose}
    >
      <Trans>
        {given} reads the reason and can choose somebody else. {name} is never told. This cannot be undone.
      </Trans>
    </ReasonDialog>
  );
}

/** One nomination to be decided: who, how much they have to do already, and the two answers. */
export function ApproveRow({ row, given }: { row: NominationRow; given: string }) {
  const { t } = useLingui();
  const approve = useCommand(Approve, (data) => data.approveNominations.errors);
  const [rejecting, setRejecting] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const name = row.reviewer?.name ?? '';
  const go = async () => {
    setBusy(true);
    const { failures } = await approve({ input: { requestIds: [row.id] } });
    setBusy(false);
    setFailure(failures[0]?.message ?? null);
  };
  return (
    <li className={classes.row}>
      <Reviewer row={row} />
      <span className={classes.state}>
        <Load row={row} />
      </span>
      <span className={classes.decide}>
        <Button size="sm" loading={busy} aria-label={t`Approve ${name}`} onClick={() => void go()}>
          <Trans>Approve</Trans>
        </Button>
        <Button size="sm" variant="subtle" aria-label={t`Reject ${name}…`} onClick={() => setRejecting(true)}>
          <Trans>Reject…</Trans>
        </Button>
      </span>
      {failure && (
        <div className={classes.reason}>
          <FieldError>{failure}</FieldError>
        </div>
      )}
      {rejecting && <RejectDialog row={row} given={given} onClose={() => setRejecting(false)} />}
    </li>
  );
}
