import { Button, Modal, Radio, Select, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SubmitEvent, useState } from 'react';
import type { TokenScope } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { formFailures } from '../../lib/errors.ts';
import { useCommand } from '../../lib/use-command.ts';
import dialogs from '../../ui/dialogs.module.css';
import { FieldError } from '../../ui/field-error.tsx';
import { MadeToken } from './made-token.tsx';
import classes from './security.module.css';

const CreateToken = graphql(`
  mutation CreateAccessToken($input: CreateAccessTokenInput!) {
    createAccessToken(input: $input) {
      accessToken {
        id
        ...TokenPart_token
      }
      secret
      errors {
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);

interface Wish {
  name: string;
  scope: TokenScope;
  days: string;
}

const none = formFailures([]);

function useNewToken(onMade: () => void) {
  const create = useCommand(CreateToken, (data) => data.createAccessToken.errors);
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState(none);
  const [secret, setSecret] = useState<string | null>(null);
  const make = async ({ name, scope, days }: Wish) => {
    setBusy(true);
    const made = await create({ input: { name, scope, days: Number(days) } });
    setBusy(false);
    setFailures(formFailures(made.failures));
    const given = made.data?.createAccessToken.secret ?? null;
    setSecret(given);
    if (given !== null) onMade();
  };
  return { busy, failures, secret, make };
}

interface NewTokenDialogProps {
  onMade: () => void;
  onClose: () => void;
}

/** Asks what the token is for, and then shows its secret this once. */
export function NewTokenDialog({ onMade, onClose }: NewTokenDialogProps) {
  const { t } = useLingui();
  const { busy, failures, secret, make } = useNewToken(onMade);
  const [wish, setWish] = useState<Wish>({ name: '', scope: 'READ', days: '90' });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void make(wish);
  };
  if (secret !== null) return <MadeToken name={wish.name} secret={secret} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={t`New access token`}>
      <form className={classes.wish} onSubmit={submit} noValidate>
        <TextInput
          label={t`What is it for?`}
          description={t`You find it again under this name.`}
          data-autofocus
          maxLength={200}
          value={wish.name}
          error={failures.fields.name && <FieldError>{failures.fields.name}</FieldError>}
          onChange={(event) => setWish({ ...wish, name: event.currentTarget.value })}
        />
        <Radio.Group
          label={t`What may it do?`}
          value={wish.scope}
          onChange={(scope) => setWish({ ...wish, scope: scope === 'WRITE' ? 'WRITE' : 'READ' })}
        >
          <div className={classes.choices}>
            <Radio value="READ" label={t`Read what you can read`} />
            <Radio value="WRITE" label={t`Read and write`} />
          </div>
        </Radio.Group>
        <Select
          label={t`How long does it work?`}
          allowDeselect={false}
          value={wish.days}
          data={[
            { value: '30', label: t`30 days` },
            { value: '90', label: t`90 days` },
            { value: '365', label: t`A year` },
          ]}
          error={failures.fields.days && <FieldError>{failures.fields.days}</FieldError>}
          onChange={(days) => setWish({ ...wish, days: days ?? '90' })}
        />
        <FieldError>{failures.form[0]}</FieldError>
        <div className={dialogs.acts}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Make the token</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
