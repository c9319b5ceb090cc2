import { Button, TagsInput } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { SubmitEvent } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { ErrorSummary, FieldError } from '../../ui/field-error.tsx';
import { SaveBar } from '../../ui/page.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { Inviters } from './inviters.tsx';
import { SettingsConflict } from './settings-conflict.tsx';
import classes from './settings.module.css';
import { type SettingsEditing, useSettings } from './use-settings.ts';

const SettingsFormSettings = graphql(`
  fragment SettingsForm_settings on Settings {
    id
    version
    companyDomains
    inviteGuests
    inviterCounts
  }
`);

function Domains({ editing }: { editing: SettingsEditing }) {
  const { t } = useLingui();
  const failure = editing.failures.fields.companyDomains;
  return (
    <TagsInput
      id="companyDomains"
      label={t`Domains of the company`}
      description={t`Addresses in these domains, and below them, are inside: nobody can be invited there as a guest. Write one and press Enter.`}
      placeholder={editing.choice.domains.length === 0 ? 'example.org' : ''}
      value={[...editing.choice.domains]}
      error={failure && <FieldError>{failure}</FieldError>}
      splitChars={[',', ' ', ';']}
      maxTags={50}
      acceptValueOnBlur
      onChange={(domains) =>
        editing.change({ domains: domains.map((domain) => domain.trim().toLowerCase().replace(/^@/u, '')) })
      }
    />
  );
}

function SavedState({ editing }: { editing: SettingsEditing }) {
  return (
    <span role="status">
      {editing.changed && (
        <StateWord icon="open">
          <Trans>Not saved yet.</Trans>
        </StateWord>
      )}
      {editing.saved && !editing.changed && (
        <StateWord icon="done" tone="ok">
          <Trans>Saved. It holds from now on.</Trans>
        </StateWord>
      )}
    </span>
  );
}

/** The form; it is saved as a whole because each part has consequences for others. */
export function SettingsForm({ settings }: { settings: FragmentType<typeof SettingsFormSettings> }) {
  const read = readFragment(SettingsFormSettings, settings);
  const editing = useSettings(read);
  const { choice, failures, theirs } = editing;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void editing.save();
  };
  const problems = Object.entries(failures.fields).map(([fieldId, message]) => ({ fieldId, message }));
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorSummary problems={problems} title={<Trans>Two things are not right</Trans>} />
      <Inviters
        value={choice.policy}
        counts={read.inviterCounts ?? []}
        error={failures.fields.inviteGuests && <FieldError>{failures.fields.inviteGuests}</FieldError>}
        onChange={(policy) => editing.change({ policy })}
      />
      <Domains editing={editing} />
      <FieldError>{failures.form[0]}</FieldError>
      <SaveBar state={<SavedState editing={editing} />}>
        <Button type="submit" variant="filled" loading={editing.busy}>
          <Trans>Save</Trans>
        </Button>
      </SaveBar>
      {theirs && (
        <SettingsConflict
          mine={choice}
          theirs={theirs}
          onMine={() => void editing.save()}
          onTheirs={editing.takeTheirs}
        />
      )}
    </form>
  );
}
