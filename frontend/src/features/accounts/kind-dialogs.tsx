import { Button, Modal, Radio } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import type { WorkRole } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { useAccessEffects } from '../../lib/access-effects.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { WhatChanges } from '../../ui/access-effects.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type Account, called } from './account-row.ts';
import { WorkRoleField } from './account-fields.tsx';
import classes from './accounts.module.css';
import { emptyDraft } from './new-member-form.tsx';
import { sentenceOf, useAccountActs } from './use-account-acts.ts';

const GraduateGuest = graphql(`
  mutation GraduateGuest($input: GraduateGuestInput!) {
    graduateGuest(input: $input) {
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

const MakeGuest = graphql(`
  mutation MakeGuest($input: MakeGuestInput!) {
    makeGuest(input: $input) {
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

interface KindProps {
  account: Account;
  onClose: () => void;
}

const none: FormFailures = { fields: {}, form: [] };

function useGraduation({ account, onClose }: KindProps) {
  const { t } = useLingui();
  const toast = useToast();
  const { send } = useAccountActs();
  const [workRole, setWorkRole] = useState<WorkRole>('COLLABORATOR');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const inside = useAccessEffects({ userId: account.id, act: 'GRADUATE_GUEST', workRole, outside: false });
  // Until it is chosen: whom the address keeps from being a colleague is from outside.
  const outside = chosen ?? inside.at === 'outside';
  const [failures, setFailures] = useState(none);
  const [busy, setBusy] = useState(false);
  const go = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const input = { userId: account.id, expectedVersion: account.version ?? 0, workRole, outside };
    const problem = await send(GraduateGuest, input);
    setBusy(false);
    setFailures(problem ?? none);
    if (problem) return;
    const name = called(account);
    toast({ text: t`${name} is a member now.` });
    onClose();
  };
  const place = (from: boolean) => {
    setFailures(none);
    setChosen(from);
  };
  return { workRole, setWorkRole, outside, place, failures, busy, go };
}

/** Asks what a guest becomes, and says what changes. */
export function GraduateDialog(props: KindProps) {
  const { t } = useLingui();
  const { can } = useViewer();
  const { workRole, setWorkRole, outside, place, failures, busy, go } = useGraduation(props);
  const looked = useAccessEffects({ userId: props.account.id, act: 'GRADUATE_GUEST', workRole, outside });
  const refused = looked.at === 'outside' ? looked.problem : null;
  const misplaced = failures.fields.outside ?? refused;
  const name = called(props.account);
  return (
    <Modal opened onClose={props.onClose} withCloseButton={false} title={t`Make ${name} a member?`} size="lg">
      <form className={classes.fields} onSubmit={(event) => void go(event)} noValidate>
        <Radio.Group
          label={t`Where ${name} belongs`}
          value={outside ? 'outside' : 'inside'}
          error={misplaced && <FieldError>{misplaced}</FieldError>}
          onChange={(value) => place(value === 'outside')}
        >
          <div className={classes.choices}>
            <Radio
              value="inside"
              label={t`Colleague`}
              description={t`Sees the directory, can be reviewed, and counts as an active user.`}
            />
            <Radio
              value="outside"
              label={t`Member from outside`}
              description={t`Works on projects; wherever it is about people, with the rights of a guest.`}
            />
          </div>
        </Radio.Group>
        <WorkRoleField
          draft={{ ...emptyDraft, workRole }}
          failures={failures}
          all={can.has('SET_WORK_ROLE')}
          onChange={(part) => part.workRole && setWorkRole(part.workRole)}
        />
        <p className="small quiet">
          <Trans>What {name} has written stays theirs, and whoever could read it still can.</Trans>
        </p>
        {refused === null && <WhatChanges looked={looked} said={failures.form[0]} />}
        <FieldError>{failures.form[0]}</FieldError>
        <div className={classes.acts}>
          <Button data-autofocus onClick={props.onClose}>
            <Trans>Leave {name} a guest</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Make {name} a member</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Says what a member loses as a guest; what stands in the way is said when it is tried. */
export function MakeGuestDialog({ account, onClose }: KindProps) {
  const { t } = useLingui();
  const { send } = useAccountActs();
  const looked = useAccessEffects({ userId: account.id, act: 'MAKE_GUEST' });
  const name = called(account);
  return (
    <ConfirmDialog
      looked={looked}
      title={t`Make ${name} a guest?`}
      confirm={t`Make ${name} a guest`}
      keep={t`Leave ${name} a member`}
      danger
      onConfirm={async () => {
        const input = { userId: account.id, expectedVersion: account.version ?? 0 };
        return sentenceOf(await send(MakeGuest, input));
      }}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>
          <Trans>
            {name} loses the work role, the directory and everything but what is asked of a guest, and has to
            log in again.
          </Trans>
        </li>
        <li>
          <Trans>What {name} has written stays theirs.</Trans>
        </li>
        <li>
          <Trans>It is refused while {name} has reports, people roles or cycles that are not over.</Trans>
        </li>
      </ul>
    </ConfirmDialog>
  );
}
