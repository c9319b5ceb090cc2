import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { type SyntheticEvent, useState } from 'react';
import type { Locale } from '../../gql/graphql.ts';
import { formFailures } from '../../lib/errors.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { useToast } from '../../ui/toast.tsx';
import { InviteGuest } from './mutations.ts';
import classes from './nominations.module.css';

interface GuestDialogProps {
  participationId: string;
  email: string;
  mailWhen: string;
  onInvited: () => void;
  onClose: () => void;
}

/** What is asked before an unknown address becomes a guest: the name and the language of the mails. */
export function GuestDialog({ participationId, email, mailWhen, onInvited, onClose }: GuestDialogProps) {
  const { t } = useLingui();
  const toast = useToast();
  const { companyName } = useViewer();
  const invite = useCommand(InviteGuest, (data) => data.inviteGuestReviewer.errors);
  const [name, setName] = useState('');
  const [locale, setLocale] = useState<Locale>('EN');
  const [problems, setProblems] = useState(() => formFailures([]));
  const [busy, setBusy] = useState(false);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    setBusy(true);
    const { failures } = await invite({ input: { participationId, email, name, locale } });
    setBusy(false);
    setProblems(formFailures(failures));
    if (failures.length > 0) return;
    toast({ text: t`${name} is on the list.` });
    onInvited();
    onClose();
  };
  const other = problems.fields.email ?? problems.fields.userIds ?? problems.form[0];
  return (
    <Modal opened onClose={onClose} withCloseButton={false} title={t`Invite ${email} as a guest`}>
      <form onSubmit={(event) => void send(event)} className={classes.form} noValidate>
        <p className="quiet">
          {mailWhen}{' '}
          <Trans>
            Others at {companyName} can choose this guest too. Guests write feedback and see nothing else of
            the company.
          </Trans>
        </p>
        <TextInput
          data-autofocus
          label={t`Name`}
          description={t`As it should stand beside the feedback.`}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={problems.fields.name && <FieldError>{problems.fields.name}</FieldError>}
        />
        <div>
          <span className={classes.label} id="guest-language">
            <Trans>Language of the mails</Trans>
          </span>
          <SegmentedControl
            aria-labelledby="guest-language"
            value={locale}
            onChange={(value) => setLocale(value === 'DE' ? 'DE' : 'EN')}
            data={[
              { value: 'EN', label: 'English' },
              { value: 'DE', label: 'Deutsch' },
            ]}
          />
        </div>
        <FieldError>{other}</FieldError>
        <div className={classes.acts}>
          <Button onClick={onClose}>
            <Trans>Back</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Add this guest</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
