import { Button, Modal } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useAccessEffects } from '../../lib/access-effects.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { WhatChanges } from '../../ui/access-effects.tsx';
import { ErrorSummary, FieldError } from '../../ui/field-error.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type AccountDraft, type DraftProps, Line, PlaceLines, WorkRoleField } from './account-fields.tsx';
import { type Account, called } from './account-row.ts';
import classes from './accounts.module.css';
import { useAccountActs } from './use-account-acts.ts';

const EditAccount = graphql(`
  mutation EditAccount($input: EditAccountInput!) {
    editAccount(input: $input) {
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

const SetWorkRole = graphql(`
  mutation SetWorkRole($input: SetWorkRoleInput!) {
    setWorkRole(input: $input) {
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

function draftOf({
  name,
  email,
  workRole,
  outside,
  title,
  team,
  department,
  location,
}: Account): AccountDraft {
  return {
    name: name ?? '',
    email: email ?? '',
    workRole: workRole ?? 'REVIEWER',
    outside: outside ?? false,
    title: title ?? '',
    team: team ?? '',
    department: department ?? '',
    location: location ?? '',
    locale: 'EN',
    invite: false,
    personalMessage: '',
  };
}

/** Saves what changed; the role is a change of its own, because it has consequences of its own. */
function useEditing(account: Account, onClose: () => void) {
  const { t } = useLingui();
  const toast = useToast();
  const { send } = useAccountActs();
  const before = draftOf(account);
  const [draft, setDraft] = useState(before);
  const [failures, setFailures] = useState(none);
  const [busy, setBusy] = useState(false);
  const saveAll = async (): Promise<FormFailures | null> => {
    const { name, title, team, department, location, workRole } = draft;
    const renamed = name === before.name ? {} : { name };
    let expectedVersion = account.version ?? 0;
    const place = { title, team, department, location };
    const moved = Object.entries(place).some(
      ([field, value]) => before[field as keyof typeof place] !== value,
    );
    if (moved || name !== before.name) {
      const input = { userId: account.id, expectedVersion, ...renamed, ...place };
      const problem = await send(EditAccount, input);
      if (problem) return problem;
      expectedVersion += 1;
    }
    if (account.workRole === null || workRole === before.workRole) return null;
    return send(SetWorkRole, { userId: account.id, expectedVersion, workRole });
  };
  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const problem = await saveAll();
    setBusy(false);
    setFailures(problem ?? none);
    if (problem) return;
    const { name } = draft;
    toast({ text: t`${name}: saved.` });
    onClose();
  };
  return {
    draft,
    failures,
    busy,
    save,
    change: (part: Partial<AccountDraft>) => setDraft({ ...draft, ...part }),
  };
}

/** The work role, and what another one changes. */
function WorkRolePart({ account, ...fields }: { account: Account } & DraftProps) {
  const { workRole } = fields.draft;
  const changes = workRole !== account.workRole;
  const looked = useAccessEffects(changes ? { userId: account.id, act: 'SET_WORK_ROLE', workRole } : null);
  return (
    <>
      <WorkRoleField {...fields} all />
      {changes && <WhatChanges looked={looked} said={fields.failures.form[0]} />}
    </>
  );
}

/** Changes what the company says about a person. */
export function EditAccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useLingui();
  const { draft, failures, busy, save, change } = useEditing(account, onClose);
  const fields = { draft, failures, onChange: change };
  const name = called(account);
  const renames = account.viewerCan?.includes('RENAME_ACCOUNT') ?? false;
  const problems = Object.entries(failures.fields).map(([fieldId, message]) => ({ fieldId, message }));
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={t`Edit ${name}`} size="lg">
      <form className={classes.fields} onSubmit={(event) => void save(event)} noValidate>
        <ErrorSummary problems={problems} title={<Trans>This is not right yet</Trans>} />
        <Line
          {...fields}
          field="name"
          label={t`Name`}
          focus={renames}
          disabled={!renames}
          description={
            renames ? (
              <Trans>A new name shows on everything they have done so far.</Trans>
            ) : (
              <Trans>Only an administrator changes names.</Trans>
            )
          }
        />
        {account.kind === 'MEMBER' && <PlaceLines {...fields} />}
        {account.viewerCan?.includes('SET_WORK_ROLE') && <WorkRolePart account={account} {...fields} />}
        <FieldError>{failures.form[0]}</FieldError>
        <div className={classes.acts}>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
