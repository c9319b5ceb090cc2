import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Locale, WorkRole } from '../../gql/graphql.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './accounts.module.css';

/** An account as a person writes it down. */
export interface AccountDraft {
  email: string;
  name: string;
  workRole: WorkRole;
  outside: boolean;
  title: string;
  team: string;
  department: string;
  location: string;
  locale: Locale;
  invite: boolean;
  personalMessage: string;
}

/** The draft, and how it is changed. */
export interface DraftProps {
  draft: AccountDraft;
  failures: FormFailures;
  onChange: (part: Partial<AccountDraft>) => void;
}

const longestName = 200;
const longestMessage = 2000;
const countFrom = 1800;

interface LineProps extends DraftProps {
  field: 'name' | 'email' | 'title' | 'team' | 'department' | 'location';
  label: string;
  description?: ReactNode;
  disabled?: boolean;
  focus?: boolean;
}

/** One line of the form, with what is wrong with it. */
export function Line({
  field,
  label,
  description,
  disabled = false,
  focus,
  draft,
  failures,
  onChange,
}: LineProps) {
  const failure = failures.fields[field];
  return (
    <TextInput
      id={field}
      label={label}
      description={description}
      value={draft[field]}
      disabled={disabled}
      data-autofocus={focus}
      maxLength={field === 'email' ? 254 : longestName}
      autoComplete="off"
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
    />
  );
}

/** Title, office, team and department. */
export function PlaceLines(props: DraftProps) {
  const { t } = useLingui();
  return (
    <>
      <div className={classes.pair}>
        <Line {...props} field="title" label={t`Title`} />
        <Line {...props} field="location" label={t`Office`} />
      </div>
      <div className={classes.pair}>
        <Line {...props} field="team" label={t`Team`} />
        <Line {...props} field="department" label={t`Department`} />
      </div>
    </>
  );
}

/** The four work roles with what each may do; those that the viewer may not give are absent. */
export function WorkRoleField({ draft, failures, onChange, all }: DraftProps & { all: boolean }) {
  const { t } = useLingui();
  const failure = failures.fields.workRole;
  return (
    <Radio.Group
      label={t`Work role`}
      value={draft.workRole}
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={(role) => onChange({ workRole: role })}
    >
      <div className={classes.choices}>
        {all && (
          <>
            <Radio
              value="ADMIN"
              label={t`Administrator`}
              description={t`Administers users, settings and every project. Reads nobody's reviews.`}
            />
            <Radio value="MANAGER" label={t`Manager`} description={t`Sees every project and no settings.`} />
          </>
        )}
        <Radio
          value="COLLABORATOR"
          label={t`Collaborator`}
          description={t`Creates projects, and sees those and what is shared.`}
        />
        <Radio
          value="REVIEWER"
          label={t`Reviewer`}
          description={t`Creates nothing, and sees what is shared.`}
        />
      </div>
    </Radio.Group>
  );
}

/** Where the person belongs, in which language they are written to. */
export function BelongingFields({ draft, onChange }: DraftProps) {
  const { t } = useLingui();
  return (
    <>
      <Checkbox
        checked={draft.outside}
        label={t`From outside the company`}
        description={t`A consultant or client with an account. Not in the directory, and with the rights of a guest wherever it is about people. This cannot be changed later.`}
        onChange={(event) => onChange({ outside: event.currentTarget.checked })}
      />
      <NativeSelect
        label={t`Language of mails to them`}
        value={draft.locale}
        data={[
          { value: 'EN', label: t`English` },
          { value: 'DE', label: t`German` },
        ]}
        onChange={(event) => onChange({ locale: event.currentTarget.value as Locale })}
      />
    </>
  );
}

/** Whether the invitation goes out at once, and what it says besides. */
export function InvitationFields({ draft, failures, onChange }: DraftProps) {
  const { t } = useLingui();
  const failure = failures.fields.personalMessage;
  const left = longestMessage - draft.personalMessage.length;
  return (
    <>
      <Checkbox
        checked={draft.invite}
        label={t`Send the invitation now`}
        description={t`Otherwise the account waits silently: no mail, no login, until somebody invites.`}
        onChange={(event) => onChange({ invite: event.currentTarget.checked })}
      />
      {draft.invite && (
        <Textarea
          id="personalMessage"
          label={t`Personal message`}
          description={t`Stands in the invitation, under your name. Optional.`}
          autosize
          minRows={3}
          value={draft.personalMessage}
          maxLength={longestMessage}
          error={failure && <FieldError>{failure}</FieldError>}
          onChange={(event) => onChange({ personalMessage: event.currentTarget.value })}
        />
      )}
      {draft.invite && draft.personalMessage.length >= countFrom && (
        <p className="small quiet" role="status">
          <Trans>{left} characters are left.</Trans>
        </p>
      )}
    </>
  );
}
