import { Trans, useLingui } from '@lingui/react/macro';
import { givenName } from '../../lib/given-name.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ReasonDialog } from '../sightline/reason-dialog.tsx';
import type { FeedbackFacts } from './feedback-query.ts';
import { Decline } from './mutations.ts';

interface DeclineDialogProps {
  facts: FeedbackFacts;
  /** The version that the form has by now. */
  version: () => number;
  onClose: () => void;
}

/** Declines to write, with a reason; what was written stays for the case that it is undone. */
export function DeclineDialog({ facts, version, onClose }: DeclineDialogProps) {
  const { t } = useLingui();
  const decline = useCommand(Decline, (data) => data.declineFeedback.errors);
  const given = givenName(facts.name);
  const confirm = async (reason: string) => {
    const { failures } = await decline({
      input: { requestId: facts.id, expectedVersion: version(), reason },
    });
    return failures[0]?.message ?? null;
  };
  return (
    <ReasonDialog
      aboutId={facts.id}
      text="DECLINE_REASON"
      title={t`Decline to write about ${given}?`}
      label={t`Why`}
      confirm={t`Decline`}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Trans>
        {given} learns that you declined, and not why. What you wrote so far stays with you. You can undo this
        while the cycle runs.
      </Trans>
    </ReasonDialog>
  );
}
