import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSave } from './use-save.ts';
import { type Words, WordsDialog } from './work-fields.tsx';

const CreateProject = graphql(`
  mutation CreateProject($input: CreateProjectInput!) {
    createProject(input: $input) {
      project {
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

const UpdateProject = graphql(`
  mutation UpdateProject($input: UpdateProjectInput!) {
    updateProject(input: $input) {
      project {
        id
        version
        name
        description
        dueAt
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

/** Makes a project of one's own and opens it. A request that is repeated makes one only. */
export function NewProject({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const create = useCommand(CreateProject, ({ createProject }) => createProject.errors);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { busy, failures, save } = useSave();
  const go = async ({ line, ...words }: Words) => {
    const made = await save(create({ input: { name: line, ...words, idempotencyKey } }));
    const id = made?.createProject.project?.id;
    if (id) await navigate({ to: '/projects/$projectId', params: { projectId: id } });
  };
  return (
    <WordsDialog
      title={t`New project`}
      label={t`Name`}
      field="name"
      before={empty}
      confirm={t`Make the project`}
      busy={busy}
      failures={failures}
      onSave={(words) => void go(words)}
      onClose={onClose}
    />
  );
}

interface EditProjectProps {
  project: { id: string; version: number | null } & Words;
  onClose: () => void;
}

/** Changes how a project is called and by when it is to be done. */
export function EditProject({ project, onClose }: EditProjectProps) {
  const { t } = useLingui();
  const update = useCommand(UpdateProject, ({ updateProject }) => updateProject.errors);
  const { busy, failures, save } = useSave();
  const { id, version } = project;
  const go = async ({ line, ...words }: Words) => {
    const input = { projectId: id, expectedVersion: version ?? 0, name: line, ...words };
    if (await save(update({ input }))) onClose();
  };
  return (
    <WordsDialog
      title={t`Edit the project`}
      label={t`Name`}
      field="name"
      before={project}
      confirm={t`Save`}
      busy={busy}
      failures={failures}
      onSave={(words) => void go(words)}
      onClose={onClose}
    />
  );
}
