import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useToast } from '../../ui/toast.tsx';
import { WordsDialog } from '../../ui/words-dialog.tsx';
import { DeleteDialog } from './account-dialogs.tsx';
import { type Account, called } from './account-row.ts';
import classes from './accounts.module.css';
import { useAccountActs } from './use-account-acts.ts';

const DeclineDeletion = graphql(`
  mutation DeclineDeletion($input: DeclineDeletionInput!) {
    declineDeletion(input: $input) {
      request {
        id
        declinedAt
        viewerCan
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

interface DeletionDialogProps {
  account: Account;
  onDelete: (confirmName: string) => Promise<FormFailures | null>;
  onClose: () => void;
}

/** Shows what somebody asked about the deletion of their account, and leads to deleting it or declines. */
export function DeletionDialog({ account, onDelete, onClose }: DeletionDialogProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const toast = useToast();
  const { send } = useAccountActs();
  const [now] = useState(() => new Date());
  const [deleting, setDeleting] = useState(false);
  const name = called(account);
  const asked = account.deletionRequest;
  if (deleting) return <DeleteDialog account={account} onDelete={onDelete} onClose={onClose} />;
  const day = asked?.createdAt ? longDate(locale, new Date(asked.createdAt), now) : '';
  const decline = async (reason: string) => {
    const problem = await send(DeclineDeletion, { requestId: asked?.id ?? '', reason });
    if (problem === null) toast({ text: t`${name} is told that the account stays.` });
    return problem && (problem.fields.reason ?? problem.form[0] ?? null);
  };
  return (
    <WordsDialog
      title={t`${name} asks to be deleted`}
      label={t`Why it is declined`}
      help={t`${name} reads it in a mail and in the passport.`}
      missing={t`Say why, in a sentence.`}
      confirm={t`Decline`}
      keep={t`Decide later`}
      onConfirm={decline}
      onClose={onClose}
    >
      <div className={classes.asked}>
        <p>
          {asked?.reason ? <Trans>Asked on {day}:</Trans> : <Trans>Asked on {day}, without a reason.</Trans>}
        </p>
        {asked?.reason && <p className={classes.wish}>{asked.reason}</p>}
        <Button color="danger" onClick={() => setDeleting(true)}>
          <Trans>Delete {name} for good…</Trans>
        </Button>
      </div>
    </WordsDialog>
  );
}
