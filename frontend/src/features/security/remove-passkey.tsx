import { Trans, useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './security.module.css';

const RemovePasskeyMutation = graphql(`
  mutation RemovePasskey($input: RemovePasskeyInput!) {
    removePasskey(input: $input) {
      secondFactor {
        ...SecondStepPart_secondFactor
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

interface RemovePasskeyProps {
  id: string;
  name: string;
  /** Nothing else is left of the second step then. */
  last: boolean;
  onRemoved: () => void;
  onClose: () => void;
}

/** Says before it is done what ends with a passkey. */
export function RemovePasskey({ id, name, last, onRemoved, onClose }: RemovePasskeyProps) {
  const { t } = useLingui();
  const remove = useCommand(RemovePasskeyMutation, (data) => data.removePasskey.errors);
  const go = async () => {
    const { failures } = await remove({ input: { passkeyId: id } });
    if (failures.length === 0) onRemoved();
    return failures[0]?.message ?? null;
  };
  return (
    <ConfirmDialog
      title={t`Remove the passkey ${name}?`}
      confirm={t`Remove it`}
      keep={t`Keep it`}
      danger
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <Trans>
          It no longer logs you in. Delete it where it is kept too, or it is offered to you again.
        </Trans>
      </p>
      <p className={classes.after}>
        {last ? (
          <Trans>Your password is then enough to log in. Your recovery codes end with it.</Trans>
        ) : (
          <Trans>What else you have for the second step stays, and so do your recovery codes.</Trans>
        )}
      </p>
    </ConfirmDialog>
  );
}
