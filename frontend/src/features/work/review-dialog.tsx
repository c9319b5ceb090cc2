import { useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSave } from './use-save.ts';
import { type Words, WordsDialog } from './work-fields.tsx';

const CreateWorkReview = graphql(`
  mutation CreateWorkReview($input: CreateWorkReviewInput!) {
    createWorkReview(input: $input) {
      workReview {
        id
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

const UpdateWorkReview = graphql(`
  mutation UpdateWorkReview($input: UpdateWorkReviewInput!) {
    updateWorkReview(input: $input) {
      workReview {
        id
        version
        title
        description
        dueAt
        namesShown
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

const empty: Words = { line: '', description: '', dueAt: null };

/** Makes a work review of one's own in a project and opens it. */
export function NewReview({ projectId, onClose }: { projectId: string; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const create = useCommand(CreateWorkReview, ({ createWorkReview }) => createWorkReview.errors);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { busy, failures, save } = useSave();
  const go = async ({ line, ...words }: Words) => {
    const made = await save(create({ input: { projectId, title: line, ...words, idempotencyKey } }));
    const id = made?.createWorkReview.workReview?.id;
    if (id) await navigate({ to: '/work/$workReviewId', params: { workReviewId: id } });
  };
  return (
    <WordsDialog
      title={t`New work review`}
      label={t`Title`}
      field="title"
      before={empty}
      confirm={t`Make the work review`}
      busy={busy}
      failures={failures}
      onSave={(words) => void go(words)}
      onClose={onClose}
    />
  );
}

interface EditReviewProps {
  review: { id: string; version: number | null; namesShown: boolean | null } & Words;
  onClose: () => void;
}

/** Changes how a work review is called, by when it is to be done, and whether people from outside read names. */
export function EditReview({ review, onClose }: EditReviewProps) {
  const { t } = useLingui();
  const update = useCommand(UpdateWorkReview, ({ updateWorkReview }) => updateWorkReview.errors);
  const { busy, failures, save } = useSave();
  const [namesShown, setNamesShown] = useState(review.namesShown ?? false);
  const { id, version } = review;
  const go = async ({ line, ...words }: Words) => {
    const input = { workReviewId: id, expectedVersion: version ?? 0, title: line, namesShown, ...words };
    if (await save(update({ input }))) onClose();
  };
  return (
    <WordsDialog
      title={t`Edit the work review`}
      label={t`Title`}
      field="title"
      before={review}
      confirm={t`Save`}
      busy={busy}
      failures={failures}
      onSave={(words) => void go(words)}
      onClose={onClose}
    >
      <Switch
        label={t`People from outside read the names of those who take part`}
        checked={namesShown}
        onChange={(event) => setNamesShown(event.currentTarget.checked)}
      />
    </WordsDialog>
  );
}
