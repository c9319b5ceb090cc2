import { Button, Modal, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import { graphql } from '../../gql/index.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { useToast } from '../../ui/toast.tsx';
import { type Account, called } from './account-row.ts';
import classes from './accounts.module.css';
import { sentenceOf, useAccountActs } from './use-account-acts.ts';

const ChangeAddress = graphql(`
  mutation ChangeAddress($input: ChangeAddressInput!) {
    changeAddress(input: $input) {
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

const AgreeToAddress = graphql(`
  mutation AgreeToAddress($input: AgreeToAddressInput!) {
    agreeToAddress(input: $input) {
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

const StopAddressChange = graphql(`
  mutation StopAddressChange($input: StopAddressChangeInput!) {
    stopAddressChange(input: $input) {
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

interface AddressProps {
  account: Account;
  onClose: () => void;
}

const none: FormFailures = { fields: {}, form: [] };

function useNewAddress({ account, onClose }: AddressProps) {
  const { t } = useLingui();
  const toast = useToast();
  const { send } = useAccountActs();
  const [email, setEmail] = useState('');
  const [failures, setFailures] = useState(none);
  const [busy, setBusy] = useState(false);
  const go = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const input = { userId: account.id, expectedVersion: account.version ?? 0, email };
    const problem = await send(ChangeAddress, input);
    setBusy(false);
    setFailures(problem ?? none);
    if (problem) return;
    const name = called(account);
    toast({
      text: account.state === 'ACTIVE' ? t`${name}: the addresses are asked.` : t`${name}: saved.`,
    });
    onClose();
  };
  return { email, setEmail, failures, busy, go };
}

/** What happens to the two addresses, before it does. */
function WhatHappens({ account }: { account: Account }) {
  const name = called(account);
  const { email } = account;
  if (account.state !== 'ACTIVE')
    return (
      <ul className={classes.consequences}>
        <li>
          <Trans>
            {name} has not accepted an invitation yet: the new address counts at once, unless {name} has a
            role, reports or cycles already. Then another HR administrator has to agree.
          </Trans>
        </li>
        {account.state === 'INVITED' && (
          <li>
            <Trans>The invitation goes to the new address. The older link no longer works.</Trans>
          </li>
        )}
      </ul>
    );
  return (
    <ul className={classes.consequences}>
      <li>
        <Trans>{email} is told at once, with a link to stop it.</Trans>
      </li>
      <li>
        <Trans>
          Where {name} has a role, reports or cycles of their own, {name} has to agree from there, or another
          HR administrator.
        </Trans>
      </li>
      <li>
        <Trans>Then the new address gets a link. Until it is confirmed there, the old one counts.</Trans>
      </li>
    </ul>
  );
}

/** Asks for another address to log in with. */
export function ChangeAddressDialog(props: AddressProps) {
  const { t } = useLingui();
  const { email, setEmail, failures, busy, go } = useNewAddress(props);
  const name = called(props.account);
  const waiting = props.account.addressChange?.email;
  return (
    <Modal opened onClose={props.onClose} withCloseButton={false} title={t`Another address for ${name}`}>
      <form className={classes.fields} onSubmit={(event) => void go(event)} noValidate>
        <TextInput
          label={t`New address`}
          type="email"
          data-autofocus
          autoComplete="off"
          value={email}
          description={waiting ? t`It takes the place of ${waiting}, which waits.` : undefined}
          error={failures.fields.email && <FieldError>{failures.fields.email}</FieldError>}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <WhatHappens account={props.account} />
        <FieldError>{failures.form[0]}</FieldError>
        <div className={classes.acts}>
          <Button onClick={props.onClose}>
            <Trans>Leave the address</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Change the address</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** The agreement of an HR administrator, who vouches that it is the person's own address. */
export function AgreeDialog({ account, onClose }: AddressProps) {
  const { t } = useLingui();
  const { send } = useAccountActs();
  const { addressChange } = account;
  const name = called(account);
  const email = addressChange?.email ?? '';
  const asker = addressChange?.askedBy?.name ?? '';
  return (
    <ConfirmDialog
      title={t`Is ${email} the address of ${name}?`}
      confirm={t`Agree to the address`}
      keep={t`Not now`}
      onConfirm={async () => sentenceOf(await send(AgreeToAddress, { changeId: addressChange?.id ?? '' }))}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>
          <Trans>{asker} asked for it. Whoever reads mails at this address can take over the account.</Trans>
        </li>
        <li>
          <Trans>Ask {name} first, by telephone or in person, and not by mail.</Trans>
        </li>
        <li>
          <Trans>The new address then gets a link. It counts once it is confirmed there.</Trans>
        </li>
      </ul>
    </ConfirmDialog>
  );
}

/** Ends a change that waits. */
export function StopChangeDialog({ account, onClose }: AddressProps) {
  const { t } = useLingui();
  const { send } = useAccountActs();
  const { addressChange, email } = account;
  const name = called(account);
  return (
    <ConfirmDialog
      title={t`Stop the change of address?`}
      confirm={t`Stop the change`}
      keep={t`Let it go on`}
      danger
      onConfirm={async () => sentenceOf(await send(StopAddressChange, { changeId: addressChange?.id ?? '' }))}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>
          <Trans>
            {name} keeps {email}. The links that went out no longer work.
          </Trans>
        </li>
      </ul>
    </ConfirmDialog>
  );
}
