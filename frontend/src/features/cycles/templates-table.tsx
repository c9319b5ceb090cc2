import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import type { TemplatesTable_TemplateFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import classes from './cycles.module.css';
import { TemplateDialog, type TemplateNames } from './template-dialog.tsx';
import { useFirstFailure } from './use-first-failure.ts';
import { useFormFailures } from './use-form-failures.ts';

const TemplatesTableTemplate = graphql(`
  fragment TemplatesTable_template on SavedTemplate {
    id
    version
    name
    description
    questionCount
    createdAt
    savedBy {
      id
      name
    }
    viewerCan
  }
`);

const RenameTemplate = graphql(`
  mutation RenameTemplate($input: RenameTemplateInput!) {
    renameTemplate(input: $input) {
      template {
        ...TemplatesTable_template
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

const DeleteTemplate = graphql(`
  mutation DeleteTemplate($input: DeleteTemplateInput!) {
    deleteTemplate(input: $input) {
      deletedTemplateId
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

type Row = TemplatesTable_TemplateFragment;

function Saved({ template, now }: { template: Row; now: Date }) {
  const locale = useLocale();
  const who = template.savedBy?.name ?? '';
  const day = template.createdAt ? longDate(locale, new Date(template.createdAt), now) : '';
  return (
    <Trans>
      {day}, by {who}
    </Trans>
  );
}

interface RowActs {
  template: Row;
  askAgain: () => void;
  onClose: () => void;
}

function Rename({ template, askAgain, onClose }: RowActs) {
  const { t } = useLingui();
  const [, rename] = useMutation(RenameTemplate);
  const failures = useFormFailures();
  const { id, version, name, description } = template;
  const go = async (names: TemplateNames) => {
    const input = { templateId: id, expectedVersion: version ?? 0, ...names };
    const { data, error } = await rename({ input });
    askAgain();
    return failures(error, data?.renameTemplate.errors);
  };
  return (
    <TemplateDialog
      title={t`Rename ${name ?? ''}`}
      save={t`Save`}
      before={{ name: name ?? '', description: description ?? '' }}
      onSave={go}
      onClose={onClose}
    />
  );
}

function Delete({ template, askAgain, onClose }: RowActs) {
  const { t } = useLingui();
  const [, remove] = useMutation(DeleteTemplate);
  const failure = useFirstFailure();
  const { id, version } = template;
  const name = template.name ?? '';
  const go = async () => {
    const { data, error } = await remove({ input: { templateId: id, expectedVersion: version ?? 0 } });
    askAgain();
    return failure(error, data?.deleteTemplate.errors);
  };
  return (
    <ConfirmDialog
      title={t`Delete the template ${name}?`}
      confirm={t`Delete the template`}
      keep={t`Keep it`}
      danger
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <Trans>Nobody can begin a cycle with it any more. Cycles that began with it stay as they are.</Trans>
      </p>
    </ConfirmDialog>
  );
}

type Act = 'EDIT_TEMPLATE' | 'DELETE_TEMPLATE';

function Acts({ template, onAct }: { template: Row; onAct: (act: Act) => void }) {
  const { t } = useLingui();
  const name = template.name ?? '';
  return (
    <div className={classes.rowActs}>
      {template.viewerCan?.includes('EDIT_TEMPLATE') && (
        <Button size="sm" aria-label={t`Rename ${name}`} onClick={() => onAct('EDIT_TEMPLATE')}>
          <Trans>Rename…</Trans>
        </Button>
      )}
      {template.viewerCan?.includes('DELETE_TEMPLATE') && (
        <Button size="sm" aria-label={t`Delete ${name}`} onClick={() => onAct('DELETE_TEMPLATE')}>
          <Trans>Delete…</Trans>
        </Button>
      )}
    </div>
  );
}

interface TemplatesTableProps {
  templates: readonly FragmentType<typeof TemplatesTableTemplate>[];
  now: Date;
  askAgain: () => void;
  empty: ReactNode;
}

/** The templates by name, with what each is good for and who saved it. */
export function TemplatesTable({ templates, now, askAgain, empty }: TemplatesTableProps) {
  const { t } = useLingui();
  const rows = readFragment(TemplatesTableTemplate, templates);
  const [asked, setAsked] = useState<{ id: string; act: Act } | null>(null);
  const template = rows.find(({ id }) => id === asked?.id);
  const acts = { askAgain, onClose: () => setAsked(null) };
  const columns: Column<Row>[] = [
    {
      key: 'name',
      label: t`Name`,
      names: true,
      cell: ({ name, description }) => (
        <>
          <span className={classes.name}>{name}</span>
          {description && <small className={classes.beneath}>{description}</small>}
        </>
      ),
    },
    {
      key: 'questions',
      label: t`Questions`,
      cell: ({ questionCount }) => (
        <Plural value={questionCount ?? 0} _0="none" one="# question" other="# questions" />
      ),
    },
    { key: 'saved', label: t`Saved`, cell: (row) => <Saved template={row} now={now} /> },
    {
      key: 'acts',
      label: t`Actions`,
      acts: true,
      cell: (row) => <Acts template={row} onAct={(act) => setAsked({ id: row.id, act })} />,
    },
  ];
  return (
    <>
      <DataTable
        caption={t`Templates, newest first`}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty={empty}
      />
      {template && asked?.act === 'EDIT_TEMPLATE' && <Rename template={template} {...acts} />}
      {template && asked?.act === 'DELETE_TEMPLATE' && <Delete template={template} {...acts} />}
    </>
  );
}
