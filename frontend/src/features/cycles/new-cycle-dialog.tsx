import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Radio, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useQuery } from 'urql';
import type { NewCycleBeginningsQuery } from '../../gql/graphql.ts';
import { graphql, readFragment } from '../../gql/index.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { type CopyChoice, CopyFields, type CopyOrigin, CopyOriginCycle, timelineOf } from './copy-fields.tsx';
import classes from './cycles.module.css';
import { useNewCycle } from './use-new-cycle.ts';

const BeginningsQuery = graphql(`
  query NewCycleBeginnings {
    cycleTemplates {
      key
      name
      description
    }
    savedTemplates(first: 100) {
      nodes {
        id
        name
        description
        questionCount
      }
    }
    cycles(first: 100, filter: { kind: FEEDBACK_360, states: [DRAFT, SCHEDULED, OPEN, CLOSED, ARCHIVED] }) {
      nodes {
        id
        ...CopyOrigin_cycle
      }
    }
  }
`);

const copying = 'copy';

/** A template as the dialog offers it; its value says which kind it is, then which one. */
interface Template {
  value: string;
  name: string | null;
  description: string | null;
}

const builtIn = 'template:';
const saved = 'saved:';

interface BeginningsProps {
  templates: readonly Template[];
  mayCopy: boolean;
  value: string | null;
  failure: string | undefined;
  onChange: (value: string) => void;
}

/** What a cycle can begin with: a template, nothing, or another cycle. */
function Beginnings({ templates, mayCopy, value, failure, onChange }: BeginningsProps) {
  const { t } = useLingui();
  return (
    <Radio.Group
      label={t`Begin with`}
      value={value}
      onChange={onChange}
      error={failure && <FieldError>{failure}</FieldError>}
    >
      <div className={classes.choices}>
        {templates.map((one) => (
          <Radio key={one.value} value={one.value} label={one.name} description={one.description} />
        ))}
        {mayCopy && (
          <Radio
            value={copying}
            label={t`A copy of another cycle`}
            description={t`Last year's, for example: its settings and questions, and its people if you like.`}
          />
        )}
      </div>
    </Radio.Group>
  );
}

interface NewCycleDialogProps {
  /** The cycle that is to be copied, where that is decided. */
  copyOf?: CopyOrigin;
  onClose: () => void;
}

function templatesOf(data: NewCycleBeginningsQuery): Template[] {
  return [
    ...(data.savedTemplates?.nodes ?? []).map(({ id, ...one }) => ({ ...one, value: saved + id })),
    ...(data.cycleTemplates ?? []).map(({ key, ...one }) => ({ ...one, value: builtIn + key })),
  ];
}

/** Which template a value of the choice names, as the mutation takes it. */
function templateInput(value: string | null) {
  if (value?.startsWith(saved)) return { savedTemplateId: value.slice(saved.length) };
  return { template: value?.slice(builtIn.length) ?? null };
}

function useBeginnings(copyOf: CopyOrigin | undefined) {
  const [{ data }] = useQuery({ query: BeginningsQuery, pause: copyOf !== undefined });
  const origins = copyOf ? [copyOf] : readFragment(CopyOriginCycle, data?.cycles?.nodes ?? []);
  return { templates: data ? templatesOf(data) : [], origins };
}

function useChoice(copyOf: CopyOrigin | undefined) {
  const { templates, origins } = useBeginnings(copyOf);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(copyOf ? copying : null);
  const [copy, setCopy] = useState<CopyChoice>({ origin: copyOf?.id ?? '', day: '', withReviewees: false });
  const { failures, busy, ...make } = useNewCycle();
  const beginning = chosen ?? templates[0]?.value ?? null;
  const origin = origins.find(({ id }) => id === copy.origin) ?? origins[0];
  const go = () => {
    if (beginning !== copying) return make.create({ name, ...templateInput(beginning) });
    if (!origin) return Promise.resolve();
    const { day, withReviewees } = copy;
    return make.copy({ cycleId: origin.id, name, timeline: timelineOf(origin, day), withReviewees });
  };
  return {
    ...{ templates, origins, name, setName, beginning, setChosen, setCopy, failures, busy, go },
    copy: { ...copy, origin: origin?.id ?? '' },
  };
}

/** Asks for a name and what to begin with: a template, nothing, or another cycle. The rest is said in the editor. */
export function NewCycleDialog({ copyOf, onClose }: NewCycleDialogProps) {
  const { t } = useLingui();
  const form = useChoice(copyOf);
  const { failures, beginning } = form;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void form.go();
  };
  const title = copyOf ? t`Copy ${copyOf.name ?? ''}` : t`New cycle of 360 feedback`;
  return (
    <Modal opened onClose={onClose} title={title} withCloseButton={false} size="lg">
      <form className={classes.fields} onSubmit={submit} noValidate>
        <TextInput
          label={t`Name`}
          description={t`Reviewers read it in every request, such as “360 Feedback, Autumn”.`}
          value={form.name}
          maxLength={200}
          data-autofocus
          error={failures.fields.name && <FieldError>{failures.fields.name}</FieldError>}
          onChange={(event) => form.setName(event.currentTarget.value)}
        />
        {!copyOf && (
          <Beginnings
            templates={form.templates}
            mayCopy={form.origins.length > 0}
            value={beginning}
            failure={failures.fields.template ?? failures.fields.savedTemplateId}
            onChange={form.setChosen}
          />
        )}
        {beginning === copying && (
          <CopyFields
            origins={form.origins}
            choice={form.copy}
            fixed={copyOf !== undefined}
            failures={failures}
            onChange={form.setCopy}
          />
        )}
        <p className="small quiet">
          <Trans>It begins as a draft that only those who run it see. Nobody is told.</Trans>
        </p>
        <FieldError>{failures.form[0]}</FieldError>
        <div className={classes.acts}>
          <Button onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={form.busy}>
            <Trans>Create the draft</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
