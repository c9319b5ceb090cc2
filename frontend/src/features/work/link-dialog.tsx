import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Textarea, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { dayIn, dueAt } from './due-day.ts';
import { CopyLink } from './link-row.tsx';
import { type Rights, RightsFields } from './rights-fields.tsx';
import { useSave } from './use-save.ts';
import classes from './work.module.css';

const ShareByLink = graphql(`
  mutation ShareByLink($input: ShareByLinkInput!) {
    shareByLink(input: $input) {
      link {
        id
        url
        ...LinkRow_link
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

interface LinkDialogProps {
  workReviewId: string;
  onClose: () => void;
}

/** What is wrong with one of the entries names the entry. */
function wrongEntry(failures: FormFailures, field: string, entries: readonly string[]): string | undefined {
  if (failures.fields[field]) return failures.fields[field];
  for (const [path, message] of Object.entries(failures.fields)) {
    const [of, at] = path.split('.');
    if (of === field) return `${entries[Number(at)] ?? ''}: ${message}`;
  }
  return undefined;
}

function useLink(workReviewId: string) {
  const { locale } = useViewer();
  const [addresses, setAddresses] = useState<string[]>([]);
  const [domains, setDomains] = useState<string[]>([]);
  const [personalMessage, setMessage] = useState('');
  const [rights, setRights] = useState<Rights>(() => ({
    comments: true,
    decides: true,
    downloads: true,
    expiresAt: dueAt(dayIn(30, new Date())),
  }));
  const [url, setUrl] = useState<string | null>(null);
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  const share = useCommand(ShareByLink, ({ shareByLink }) => shareByLink.errors);
  const { busy, failures, save } = useSave();
  const go = async () => {
    const input = { workReviewId, addresses, domains, personalMessage, ...rights, idempotencyKey };
    const made = await save(share({ input: { ...input, locale: locale ?? 'EN' } }));
    if (made) setUrl(made.shareByLink.link?.url ?? null);
    else setKey(crypto.randomUUID());
  };
  const fields = { addresses, setAddresses, domains, setDomains, personalMessage, setMessage };
  return { ...fields, rights, setRights, url, busy, failures, go };
}

type Form = ReturnType<typeof useLink>;

function Fields({ form }: { form: Form }) {
  const { t } = useLingui();
  const { addresses, domains, failures } = form;
  const wrongAddress = wrongEntry(failures, 'addresses', addresses);
  const wrongDomain = wrongEntry(failures, 'domains', domains);
  return (
    <>
      <TagsInput
        label={t`E-mail addresses`}
        description={t`Each gets a mail with the link. Enter, comma or space ends an address.`}
        value={addresses}
        splitChars={[',', ' ', ';']}
        data-autofocus
        acceptValueOnBlur
        error={wrongAddress && <FieldError>{wrongAddress}</FieldError>}
        onChange={form.setAddresses}
      />
      <TagsInput
        label={t`Domains`}
        description={t`Optional. Whoever has the link and an address there may come in, such as studio.example.`}
        value={domains}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        error={wrongDomain && <FieldError>{wrongDomain}</FieldError>}
        onChange={form.setDomains}
      />
      <RightsFields rights={form.rights} failures={failures} ends onChange={form.setRights} />
      <Textarea
        label={t`Personal message`}
        description={t`Optional. It stands in the mail.`}
        autosize
        minRows={2}
        maxLength={2000}
        value={form.personalMessage}
        error={failures.fields.personalMessage}
        onChange={(event) => form.setMessage(event.currentTarget.value)}
      />
      <FieldError>{failures.form[0]}</FieldError>
    </>
  );
}

/** Shares a work review with people from outside: by mail to their addresses, and by a link to hand over. */
export function LinkDialog({ workReviewId, onClose }: LinkDialogProps) {
  const { t } = useLingui();
  const form = useLink(workReviewId);
  if (form.url !== null) {
    return (
      <Modal opened onClose={onClose} title={t`It is shared`} withCloseButton={false} size="lg">
        <p>
          <Trans>
            Those whose addresses you named get a mail. You can also hand the link over: it opens with a code
            that goes to one of these addresses, and with nothing else.
          </Trans>
        </p>
        <CopyLink url={form.url} />
        <div className={classes.acts}>
          <Button variant="filled" data-autofocus onClick={onClose}>
            <Trans>Done</Trans>
          </Button>
        </div>
      </Modal>
    );
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Share with people from outside`}
      withCloseButton={false}
      size="lg"
    >
      <div className={classes.fields}>
        <p className="quiet">
          <Trans>They need no account and no password. They see this work review and nothing else.</Trans>
        </p>
        <Fields form={form} />
      </div>
      <div className={classes.acts}>
        <Button onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
        <Button variant="filled" loading={form.busy} onClick={() => void form.go()}>
          <Trans>Share it</Trans>
        </Button>
      </div>
    </Modal>
  );
}
