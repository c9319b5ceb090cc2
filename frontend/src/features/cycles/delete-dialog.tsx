import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
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
        }
      }
    }
  }
`);

interface DeleteDialogProps {
  cycleId: string;
  name: string;
  version: () => number;
  onClose: () => void;
}

/** Asks for the name before a draft is gone for good. */
export function DeleteDialog({ cycleId, name, version, onClose }: DeleteDialogProps) {
  const { t } = useLingui();
  const [, remove] = useMutation(DeleteCycle);
  const failure = useFirstFailure();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const go = async () => {
    if (typed.trim() !== name.trim()) return t`This is not the name. Type it as it stands above.`;
    const { data, error } = await remove({ input: { cycleId, expectedVersion: version() } });
    const problem = failure(error, data?.deleteCycle.errors);
    if (problem === null) await navigate({ to: '/company' });
    return problem;
  };
  return (
    <ConfirmDialog
      title={t`Delete ${name}?`}
      confirm={t`Delete the draft`}
      keep={t`Keep it`}
      danger
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <Trans>Its questions, dates and people are gone for good. Nobody is told, since nobody saw it.</Trans>
      </p>
      <TextInput
        mt="md"
        label={t`Type the name of the cycle`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
