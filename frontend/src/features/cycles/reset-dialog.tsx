import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { LeadChange } from './lead-changes.ts';
import { useFirstFailure } from './use-first-failure.ts';
import { type ToReset, useReset } from './use-reset.ts';
import classes from './status.module.css';

/** How many are named before it says how many more. */
const named = 8;

function Changes({ changes, total }: { changes: readonly LeadChange[]; total: number }) {
  const more = total - Math.min(changes.length, named);
  return (
    <ul className={classes.leads}>
      {changes.slice(0, named).map(({ id, person, former, current }) => (
        <li key={id}>
          <Trans>
            <b>{person}</b>: {former}, now {current}
          </Trans>
        </li>
      ))}
      {more > 0 && (
        <li className="quiet">
          <Plural value={more} one="and # more" other="and # more" />
        </li>
      )}
    </ul>
  );
}

/** Says that there is nothing to reset, or why that is not known: a question would be one too many. */
function Nothing({ why, onClose }: { why: string | null; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={t`Nothing to reset`}>
      <p>{why ?? <Trans>None of those chosen has a former line manager on the list.</Trans>}</p>
      <Button data-autofocus onClick={onClose}>
        <Trans>Close</Trans>
      </Button>
    </Modal>
  );
}

/** Shows whom the current line manager replaces on which list, and what that means, before it is done. */
export function ResetDialog({
  onDone,
  onClose,
  ...what
}: ToReset & { onDone: () => void; onClose: () => void }) {
  const { t } = useLingui();
  const { found, error, reset } = useReset(what);
  const failure = useFirstFailure();
  const toast = useToast();
  if (error || found?.changes.length === 0) return <Nothing why={failure(error, [])} onClose={onClose} />;
  if (!found) return null;
  const go = async () => {
    const { problem, notAsked } = await reset();
    if (problem === null) onDone();
    if (notAsked > 0) {
      toast({
        text: t`${plural(notAsked, {
          one: 'One line manager is not asked: they declined, or were not approved.',
          other: '# line managers are not asked: they declined, or were not approved.',
        })}`,
      });
    }
    return problem;
  };
  return (
    <ConfirmDialog
      title={t`Reset reviewers to the current line manager?`}
      confirm={t`Ask the current line managers`}
      keep={t`Leave the lists`}
      onConfirm={go}
      onClose={onClose}
    >
      <Changes changes={found.changes} total={found.total} />
      <p>
        <Trans>
          Whoever leads them now is asked to write, by message and mail, unless they have declined already. A
          former line manager whose name still waits for a decision is taken off the list. One who was asked
          stays asked: what they wrote is theirs, and they can decline.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}
