import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../../gql/index.ts';
import { useToast } from '../../ui/toast.tsx';
import { TemplateDialog, type TemplateNames } from './template-dialog.tsx';
import { useFormFailures } from './use-form-failures.ts';

const SaveTemplateMutation = graphql(`
  mutation SaveTemplate($input: SaveTemplateInput!) {
    saveTemplate(input: $input) {
      template {
        id
        name
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

interface SaveTemplateProps {
  cycleId: string;
  name: string;
  onClose: () => void;
}

/** Keeps a cycle's settings and questions under a name, for cycles to come. */
export function SaveTemplate({ cycleId, name, onClose }: SaveTemplateProps) {
  const { t } = useLingui();
  const toast = useToast();
  const [, save] = useMutation(SaveTemplateMutation);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const failures = useFormFailures();
  const go = async (names: TemplateNames) => {
    const { data, error } = await save({ input: { cycleId, ...names, idempotencyKey } });
    const template = data?.saveTemplate.template;
    if (!template) return failures(error, data?.saveTemplate.errors);
    const saved = template.name ?? '';
    toast({ text: t`Saved as the template ${saved}.` });
    return null;
  };
  return (
    <TemplateDialog
      title={t`Save ${name} as a template`}
      save={t`Save the template`}
      before={{ name, description: '' }}
      onSave={go}
      onClose={onClose}
    >
      <p className="small quiet">
        <Trans>
          Settings, introduction and questions are kept. Dates and people are not, and nothing that anybody
          wrote.
        </Trans>
      </p>
    </TemplateDialog>
  );
}
