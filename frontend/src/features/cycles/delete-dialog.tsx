import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../../gql/index.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFirstFailure } from './use-first-failure.ts';

const DeleteCycle = graphql(`
  mutation DeleteCycle($input: DeleteCycleInput!) {
    deleteCycle(input: $input) {
      deletedCycleId
      errors {
        __typename
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);

interface DeleteDialogProps {
  cycleId: string;
  name: string;
  /** What is destroyed, where people took part. */
  children?: ReactNode;
  version: () => number;
  onClose: () => void;
}

/** Asks for the name before a cycle is gone for good. The server compares it once more. */
export function DeleteDialog({ cycleId, name, children, version, onClose }: DeleteDialogProps) {
  const { t } = useLingui();
  const [, remove] = useMutation(DeleteCycle);
  const failure = useFirstFailure();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const go = async () => {
    const { data, error } = await remove({
      input: { cycleId, expectedVersion: version(), confirmName: typed.trim() },
    });
    const problem = failure(error, data?.deleteCycle.errors);
    if (problem === null) await navigate({ to: '/company' });
    return problem;
  };
  return (
    <ConfirmDialog
      title={t`Delete ${name}?`}
      confirm={children ? t`Delete the cycle` : t`Delete the draft`}
      keep={t`Keep it`}
      danger
      onConfirm={go}
      onClose={onClose}
    >
      {children ?? (
        <p>
          <Trans>
            Its questions, dates and people are gone for good. Nobody is told, since nobody saw it.
          </Trans>
        </p>
      )}
      <TextInput
        mt="md"
        label={t`Type the name of the cycle`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
