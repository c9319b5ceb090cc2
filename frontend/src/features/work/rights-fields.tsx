import { useLingui } from '@lingui/react/macro';
import { Switch, TextInput } from '@mantine/core';
import type { FormFailures } from '../../lib/errors.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { dayOf, dueAt } from './due-day.ts';

/** What somebody may do in what is shared with them, and until when. */
export interface Rights {
  comments: boolean;
  decides: boolean;
  downloads: boolean;
  expiresAt: string | null;
}

interface RightsFieldsProps {
  rights: Rights;
  failures: FormFailures;
  /** Without a day it lasts until it is taken back; a link always ends. */
  ends: boolean;
  onChange: (rights: Rights) => void;
}

/** The three switches, and the day from which nothing is given any more. */
export function RightsFields({ rights, failures, ends, onChange }: RightsFieldsProps) {
  const { t } = useLingui();
  const wrong = failures.fields.expiresAt;
  return (
    <>
      <Switch
        label={t`They may write comments`}
        checked={rights.comments}
        onChange={(event) => onChange({ ...rights, comments: event.currentTarget.checked })}
      />
      <Switch
        label={t`They are asked to decide about each version`}
        checked={rights.decides}
        onChange={(event) => onChange({ ...rights, decides: event.currentTarget.checked })}
      />
      <Switch
        label={t`They may take the files along`}
        checked={rights.downloads}
        onChange={(event) => onChange({ ...rights, downloads: event.currentTarget.checked })}
      />
      <TextInput
        type="date"
        label={t`Until`}
        description={ends ? t`A year at most` : t`Without a day, until you take it back`}
        min="1970-01-01"
        max="2200-12-31"
        value={dayOf(rights.expiresAt)}
        error={wrong && <FieldError>{wrong}</FieldError>}
        onChange={(event) => onChange({ ...rights, expiresAt: dueAt(event.currentTarget.value) })}
      />
    </>
  );
}
