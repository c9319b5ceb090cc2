import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { type Rights, RightsFields } from './rights-fields.tsx';
import { useSave } from './use-save.ts';
import classes from './work.module.css';

const Change = graphql(`
  mutation ChangeWorkGrant($input: ChangeWorkGrantInput!) {
    changeWorkGrant(input: $input) {
      grant {
        ...GrantRow_grant
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

interface ChangeGrantProps {
  grant: {
    id: string;
    version: number | null;
    comments: boolean | null;
    decides: boolean | null;
    downloads: boolean | null;
    expiresAt: string | null;
  };
  name: string;
  onClose: () => void;
}

/** Changes what somebody may do in what is shared with them. */
export function ChangeGrant({ grant, name, onClose }: ChangeGrantProps) {
  const { t } = useLingui();
  const [rights, setRights] = useState<Rights>({
    comments: grant.comments ?? false,
    decides: grant.decides ?? false,
    downloads: grant.downloads ?? false,
    expiresAt: grant.expiresAt,
  });
  const change = useCommand(Change, ({ changeWorkGrant }) => changeWorkGrant.errors);
  const { busy, failures, save } = useSave();
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = { grantId: grant.id, expectedVersion: grant.version ?? 0, ...rights };
    if (await save(change({ input }))) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`What ${name} may do`} withCloseButton={false}>
      <form className={classes.fields} onSubmit={(event) => void submit(event)} noValidate>
        <RightsFields rights={rights} failures={failures} ends={false} onChange={setRights} />
        <FieldError>{failures.form[0]}</FieldError>
        <div className={classes.acts}>
          <Button onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Save</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
