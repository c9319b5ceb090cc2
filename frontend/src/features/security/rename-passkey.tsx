import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { formFailures } from '../../lib/errors.ts';
import { useCommand } from '../../lib/use-command.ts';
import { NameDialog } from './name-dialog.tsx';

const RenamePasskeyMutation = graphql(`
  mutation RenamePasskey($input: RenamePasskeyInput!) {
    renamePasskey(input: $input) {
      passkey {
        id
        name
      }
      errors {
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);

interface RenamePasskeyProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** Asks what else to call a passkey. */
export function RenamePasskey({ id, name, onClose }: RenamePasskeyProps) {
  const { t } = useLingui();
  const rename = useCommand(RenamePasskeyMutation, (data) => data.renamePasskey.errors);
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState(formFailures([]));
  const go = async (next: string) => {
    setBusy(true);
    const { failures: told } = await rename({ input: { passkeyId: id, name: next } });
    setBusy(false);
    setFailures(formFailures(told));
    if (told.length === 0) onClose();
  };
  return (
    <NameDialog
      title={t`Rename the passkey`}
      first={name}
      confirm={t`Save`}
      busy={busy}
      failures={failures}
      onName={(next) => void go(next)}
      onClose={onClose}
    />
  );
}
