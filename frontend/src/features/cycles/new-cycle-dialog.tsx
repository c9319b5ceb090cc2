import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import type { NewCycleTemplatesQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { errorCode, formFailures, type FormFailures, sentenceFor } from '../../lib/errors.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './cycles.module.css';

const TemplatesQuery = graphql(`
  query NewCycleTemplates {
    cycleTemplates {
      key
      name
      description
    }
  }
`);

const CreateCycle = graphql(`
  mutation CreateCycle($input: CreateCycleInput!) {
    createCycle(input: $input) {
      cycle {
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

type Template = NonNullable<NewCycleTemplatesQuery['cycleTemplates']>[number];

const noFailures: FormFailures = { fields: {}, form: [] };

function TemplateChoice({ template }: { template: Template }) {
  const { name, description, key } = template;
  return <Radio value={key} label={name} description={description} />;
}

/** Creates a draft, then opens it. A request that is repeated by hand or by the network makes one cycle only. */
function useCreate() {
  const { i18n } = useLingui();
  const [, create] = useMutation(CreateCycle);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [failures, setFailures] = useState(noFailures);
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const go = async (name: string, template: string | null) => {
    setBusy(true);
    const { data, error } = await create({ input: { name, template, idempotencyKey } });
    setBusy(false);
    const cycle = data?.createCycle.cycle;
    if (cycle) await navigate({ to: '/company/cycles/$cycleId/edit', params: { cycleId: cycle.id } });
    else if (error) setFailures({ fields: {}, form: [i18n._(sentenceFor(errorCode(error)))] });
    else setFailures(formFailures(data?.createCycle.errors ?? []));
  };
  return { go, failures, busy };
}

/** Asks for a name and a built-in template; the rest is said in the editor. */
export function NewCycleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: TemplatesQuery });
  const templates = data?.cycleTemplates ?? [];
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { go, failures, busy } = useCreate();
  const template = chosen ?? templates[0]?.key ?? null;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void go(name, template);
  };
  return (
    <Modal opened onClose={onClose} title={t`New cycle of 360 feedback`} withCloseButton={false} size="lg">
      <form className={classes.fields} onSubmit={submit} noValidate>
        <TextInput
          label={t`Name`}
          description={t`Reviewers read it in every request, such as “360 Feedback, Autumn”.`}
          value={name}
          maxLength={200}
          data-autofocus
          error={failures.fields.name && <FieldError>{failures.fields.name}</FieldError>}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label={t`Begin with`}
          value={template}
          onChange={setChosen}
          error={failures.fields.template && <FieldError>{failures.fields.template}</FieldError>}
        >
          <div className={classes.choices}>
            {templates.map((one) => (
              <TemplateChoice key={one.key} template={one} />
            ))}
          </div>
        </Radio.Group>
        <p className="small quiet">
          <Trans>It begins as a draft that only those who run it see. Nobody is told.</Trans>
        </p>
        <FieldError>{failures.form[0]}</FieldError>
        <div className={classes.acts}>
          <Button onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Create the draft</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
