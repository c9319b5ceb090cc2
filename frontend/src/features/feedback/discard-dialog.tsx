import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { givenName } from '../../lib/given-name.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { FeedbackFacts } from './feedback-query.ts';
import { Discard } from './mutations.ts';

interface DiscardDialogProps {
  facts: FeedbackFacts;
  /** Waits until nothing is being saved, and tells the version that the form has then. */
  settle: () => Promise<number>;
  onClose: () => void;
}

/** Throws away what nobody asked for, after a question: it does not come back. */
export function DiscardDialog({ facts, settle, onClose }: DiscardDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const discard = useCommand(Discard, (data) => data.discardFeedback.errors);
  const given = givenName(facts.name);
  const go = async () => {
    const { failures } = await discard({ input: { requestId: facts.id, expectedVersion: await settle() } });
    const reviews: string = '/reviews';
    if (failures.length === 0) await navigate({ to: reviews, replace: true });
    return failures[0]?.message ?? null;
  };
  return (
    <ConfirmDialog
      title={t`Throw the draft about ${given} away?`}
      confirm={t`Throw it away`}
      keep={t`Keep the draft`}
      danger
      onConfirm={go}
      onClose={onClose}
    >
      <Trans>What you wrote is deleted and does not come back. Nobody learns that there was a draft.</Trans>
    </ConfirmDialog>
  );
}
