import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Radio } from '@mantine/core';
import { useState } from 'react';
import type { WorkReviewState } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { useSave } from './use-save.ts';
import classes from './work.module.css';

const SetState = graphql(`
  mutation SetWorkReviewState($input: SetWorkReviewStateInput!) {
    setWorkReviewState(input: $input) {
      workReview {
        id
        version
        state
        viewerCan
      }
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

interface StateDialogProps {
  review: { id: string; version: number | null; state: WorkReviewState | null };
  onClose: () => void;
}

/** Lets a work review go on, rest, or lock; each says who sees and can do what then. */
export function StateDialog({ review, onClose }: StateDialogProps) {
  const { t } = useLingui();
  const [state, setState] = useState<WorkReviewState>(review.state ?? 'ACTIVE');
  const setReviewState = useCommand(SetState, ({ setWorkReviewState }) => setWorkReviewState.errors);
  const { busy, failures, save } = useSave();
  const go = async () => {
    const input = { workReviewId: review.id, expectedVersion: review.version ?? 0, state };
    if (await save(setReviewState({ input }))) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`How it goes on`} withCloseButton={false}>
      <Radio.Group aria-label={t`How it goes on`} value={state} onChange={(value) => setState(value)}>
        <div className={classes.fields}>
          <Radio
            value="ACTIVE"
            label={t`It goes on`}
            description={t`Everybody with whom it is shared takes part.`}
          />
          <Radio
            value="INACTIVE"
            label={t`It rests`}
            description={t`Colleagues see it. People from outside do not, until it goes on.`}
          />
          <Radio
            value="LOCKED"
            label={t`It is locked`}
            description={t`Everybody reads it, people from outside too. Nobody changes it.`}
          />
        </div>
      </Radio.Group>
      <FieldError>{failures.form[0]}</FieldError>
      <div className={classes.acts}>
        <Button onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
        <Button variant="filled" loading={busy} onClick={() => void go()}>
          <Trans>Save</Trans>
        </Button>
      </div>
    </Modal>
  );
}
