import { Button, Modal, Radio } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useAccessEffects } from '../../lib/access-effects.ts';
import { type FormFailures, formFailures } from '../../lib/errors.ts';
import { useServices } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { WhatChanges } from '../../ui/access-effects.tsx';
import { peopleRoles } from '../../ui/account-words.tsx';
import dialogs from '../../ui/dialogs.module.css';
import { FieldError } from '../../ui/field-error.tsx';
import { Person } from '../../ui/person.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type Colleague, FindColleague } from './find-colleague.tsx';
import { roleSays } from './role-words.ts';
import type { PeopleRole } from './roles-query.ts';
import classes from './roles.module.css';

const GrantRole = graphql(`
  mutation GrantPeopleRole($input: GrantPeopleRoleInput!) {
    grantPeopleRole(input: $input) {
      user {
        id
        version
        peopleRoles
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

interface GrantDialogProps {
  role: PeopleRole;
  holders: ReadonlySet<string>;
  onClose: () => void;
}

function useGrant({ role, onClose }: GrantDialogProps) {
  const { t, i18n } = useLingui();
  const toast = useToast();
  const { ticks } = useServices();
  const grant = useCommand(GrantRole, (data) => data.grantPeopleRole.errors);
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState(none);
  const go = async (colleague: Colleague | null, past: string | null) => {
    const missing = {
      ...(colleague ? {} : { userId: t`Choose somebody.` }),
      ...(role === 'HR_ADMIN' && past === null ? { readsPast: t`Choose what they may read.` } : {}),
    };
    if (!colleague || Object.keys(missing).length > 0) return setFailures({ fields: missing, form: [] });
    setBusy(true);
    const done = await grant({
      input: {
        userId: colleague.id,
        expectedVersion: colleague.version ?? 0,
        role,
        readsPast: role === 'HR_ADMIN' ? past === 'PAST' : null,
      },
    });
    setBusy(false);
    setFailures(formFailures(done.failures));
    ticks.tick();
    if (done.failures.length > 0) return undefined;
    const [name, called] = [colleague.name ?? '', i18n._(peopleRoles[role])];
    toast({ text: t`${name} has the role ${called} now.` });
    return onClose();
  };
  return { busy, failures, go };
}

function PastField({
  value,
  error,
  onChange,
}: {
  value: string | null;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const { t } = useLingui();
  const { can } = useViewer();
  return (
    <Radio.Group
      label={t`Which reviews may they read?`}
      value={value}
      error={error && <FieldError>{error}</FieldError>}
      onChange={onChange}
    >
      <div className={classes.choices}>
        <Radio
          value="NOW"
          label={t`Those that begin from now on`}
          description={t`What people wrote before they knew this reader stays closed to them.`}
        />
        {can.has('GRANT_PAST_READING') && (
          <Radio
            value="PAST"
            label={t`All past reviews too`}
            description={t`As far as the policy of each cycle shows it to HR.`}
          />
        )}
      </div>
    </Radio.Group>
  );
}

/** Asks who gets the role and, for HR administrators, what they may read. */
export function GrantDialog(props: GrantDialogProps) {
  const { role, holders, onClose } = props;
  const { t, i18n } = useLingui();
  const { busy, failures, go } = useGrant(props);
  const [colleague, setColleague] = useState<Colleague | null>(null);
  const [past, setPast] = useState<string | null>(null);
  const called = i18n._(peopleRoles[role]);
  const chosen = colleague !== null && (role !== 'HR_ADMIN' || past !== null);
  const readsPast = role === 'HR_ADMIN' ? past === 'PAST' : null;
  const looked = useAccessEffects(
    chosen ? { userId: colleague.id, act: 'GRANT_PEOPLE_ROLE', role, readsPast } : null,
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void go(colleague, past);
  };
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={t`Give the role ${called}`}>
      <form className={classes.wish} onSubmit={submit} noValidate>
        <p className="quiet">{i18n._(roleSays[role])}</p>
        {colleague ? (
          <div className={classes.holder}>
            <Person name={colleague.name ?? ''} detail={colleague.team || colleague.title} />
            <Button onClick={() => setColleague(null)}>
              <Trans>Somebody else</Trans>
            </Button>
          </div>
        ) : (
          <FindColleague holders={holders} error={failures.fields.userId} onPick={setColleague} />
        )}
        {role === 'HR_ADMIN' && (
          <PastField value={past} error={failures.fields.readsPast} onChange={setPast} />
        )}
        <WhatChanges looked={looked} said={failures.form[0]} />
        <FieldError>{failures.form[0] ?? (colleague && failures.fields.userId)}</FieldError>
        <div className={dialogs.acts}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Give the role</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
