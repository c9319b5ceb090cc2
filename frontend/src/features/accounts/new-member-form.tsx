import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { graphql } from '../../gql/index.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { ErrorSummary, FieldError } from '../../ui/field-error.tsx';
import { useToast } from '../../ui/toast.tsx';
import {
  type AccountDraft,
  BelongingFields,
  InvitationFields,
  Line,
  PlaceLines,
  WorkRoleField,
} from './account-fields.tsx';
import classes from './accounts.module.css';
import { useAccountActs } from './use-account-acts.ts';

const CreateMember = graphql(`
  mutation CreateMember($input: CreateMemberInput!) {
    createMember(input: $input) {
      user {
        ...AccountRow_user
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

const none: FormFailures = { fields: {}, form: [] };

/** A form in which nothing is written. */
export const emptyDraft: AccountDraft = {
  email: '',
  name: '',
  workRole: 'COLLABORATOR',
  outside: false,
  title: '',
  team: '',
  department: '',
  location: '',
  locale: 'EN',
  invite: true,
  personalMessage: '',
};

/** What is written of a member to be, and the way to make the account. */
export function useNewMember(onClose: () => void) {
  const { t } = useLingui();
  const toast = useToast();
  const { send } = useAccountActs();
  const [draft, setDraft] = useState(emptyDraft);
  const [failures, setFailures] = useState(none);
  const [busy, setBusy] = useState(false);
  const create = async (another: boolean) => {
    setBusy(true);
    const problem = await send(CreateMember, draft);
    setBusy(false);
    setFailures(problem ?? none);
    if (problem) return;
    const { name } = draft;
    toast({ text: draft.invite ? t`${name} is invited.` : t`${name} has an account. Nobody was told.` });
    if (!another) onClose();
    // The next one is mostly of the same team; who they are is not.
    else setDraft({ ...draft, name: '', email: '', title: '' });
  };
  return {
    draft,
    failures,
    busy,
    create,
    change: (part: Partial<AccountDraft>) => setDraft({ ...draft, ...part }),
  };
}

interface NewMemberFormProps {
  member: ReturnType<typeof useNewMember>;
  /** Whether there is a mail server. */
  mail: boolean;
  /** What stands above the fields. */
  children: ReactNode;
  onClose: () => void;
}

/** Makes the account of a member, and another one. */
export function NewMemberForm({ member, mail, children, onClose }: NewMemberFormProps) {
  const { t } = useLingui();
  const { can } = useViewer();
  const { draft, failures, busy, create, change } = member;
  const fields = { draft, failures, onChange: change };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void create(false);
  };
  const problems = Object.entries(failures.fields).map(([fieldId, message]) => ({ fieldId, message }));
  return (
    <form className={classes.fields} onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} title={<Trans>This is not right yet</Trans>} />
      {children}
      <div className={classes.pair}>
        <Line {...fields} field="name" label={t`Name`} focus />
        <Line {...fields} field="email" label={t`E-mail`} />
      </div>
      <WorkRoleField {...fields} all={can.has('SET_WORK_ROLE')} />
      <PlaceLines {...fields} />
      <BelongingFields {...fields} />
      <InvitationFields {...fields} />
      {draft.invite && !mail && (
        <p className="small quiet">
          <Trans>No mail server is set up: hand the link over from the outbox.</Trans>
        </p>
      )}
      <FieldError>{failures.form[0]}</FieldError>
      <div className={classes.acts}>
        <Button onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
        <Button loading={busy} onClick={() => void create(true)}>
          <Trans>Add, and another</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={busy}>
          {draft.invite ? <Trans>Add and invite</Trans> : <Trans>Add silently</Trans>}
        </Button>
      </div>
    </form>
  );
}
