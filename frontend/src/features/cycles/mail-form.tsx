import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import type { MailWords_CycleFragment } from '../../gql/graphql.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { useUndisturbed } from '../../lib/use-undisturbed.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import { SaveBar } from '../../ui/page.tsx';
import { useToast } from '../../ui/toast.tsx';
import { MailPreview } from './mail-preview.tsx';
import classes from './notice.module.css';
import { putIn } from './placeholders.ts';
import { type MailPlace, useResetMail, useSetMail } from './use-mail-words.ts';

/** A mail with its words in one language. */
export type Mail = NonNullable<MailWords_CycleFragment['mails']>[number];

type Words = Pick<Mail, 'subject' | 'text'>;

interface MailFormProps {
  place: MailPlace;
  mail: Mail;
  /** Whether the words can still be changed. */
  may: boolean;
}

const same = (one: Words, other: Words) => one.subject === other.subject && one.text === other.text;

const none: FormFailures = { fields: {}, form: [] };

interface PlaceholdersProps {
  all: readonly string[];
  onPick: (placeholder: string) => void;
}

/** What can be put in, each a button. */
function Placeholders({ all, onPick }: PlaceholdersProps) {
  const { t } = useLingui();
  return (
    <div>
      <p className="small quiet">
        <Trans>
          What stands in braces is filled in. The link has a line of its own; a line with the date is left out
          where the cycle has no date for it.
        </Trans>
      </p>
      <fieldset className={classes.placeholders} aria-label={t`Put in`}>
        {all.map((placeholder) => (
          <Button key={placeholder} variant="default" size="compact-sm" onClick={() => onPick(placeholder)}>
            {placeholder}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

function Reset({ place, onReset }: { place: MailPlace; onReset: () => void }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const reset = useResetMail();
  const go = async () => {
    const problem = await reset(place);
    if (problem === null) onReset();
    return problem;
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Trans>Back to the default…</Trans>
      </Button>
      {asking && (
        <ConfirmDialog
          title={t`Go back to the default words?`}
          confirm={t`Back to the default`}
          keep={t`Keep these words`}
          onConfirm={go}
          onClose={() => setAsking(false)}
        >
          <Trans>The words that were chosen for this mail in this language are gone then.</Trans>
        </ConfirmDialog>
      )}
    </>
  );
}

/** The words of one mail in one language, with what comes of them beside. */
export function MailForm({ place, mail, may }: MailFormProps) {
  const { t } = useLingui();
  const toast = useToast();
  const save = useSetMail();
  const { subject, text } = mail;
  const { value: words, set: write, changed, elsewhere, settle } = useUndisturbed({ subject, text }, same);
  const [{ fields, form }, setFailures] = useState(none);
  const [busy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const put = (placeholder: string) => {
    const from = area.current?.selectionStart ?? words.text.length;
    const { text: longer, cursor } = putIn(words.text, placeholder, from, area.current?.selectionEnd ?? from);
    write({ ...words, text: longer });
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(cursor, cursor);
    });
  };
  const reset = () => {
    settle(words);
    setFailures(none);
  };
  const keep = async () => {
    setBusy(true);
    const problem = await save(place, words);
    setBusy(false);
    setFailures(problem ?? none);
    if (problem !== null) return;
    settle(words);
    toast({ text: t`Saved. Mails read like this from now on.` });
  };
  return (
    <>
      <div className={classes.mails}>
        <div className={classes.words}>
          <TextInput
            label={t`Subject`}
            value={words.subject}
            maxLength={200}
            readOnly={!may}
            error={fields.subject && <FieldError>{fields.subject}</FieldError>}
            onChange={(event) => write({ ...words, subject: event.currentTarget.value })}
          />
          <Textarea
            ref={area}
            label={t`Text`}
            value={words.text}
            autosize
            minRows={8}
            maxRows={24}
            maxLength={5000}
            readOnly={!may}
            error={fields.text && <FieldError>{fields.text}</FieldError>}
            onChange={(event) => write({ ...words, text: event.currentTarget.value })}
          />
          {may && <Placeholders all={mail.placeholders} onPick={put} />}
        </div>
        <MailPreview cycleId={place.cycleId} kind={place.kind} locale={place.locale} {...words} />
      </div>
      {elsewhere && !busy && (
        <Note tone="warn">
          <Trans>
            Somebody else saved other words for this mail. Yours stay here; saving puts them in place.
          </Trans>
        </Note>
      )}
      <FieldError>{form[0]}</FieldError>
      <SaveBar hint={!may && <Trans>The words cannot be changed any more: the cycle is closed.</Trans>}>
        {may && mail.chosen && <Reset place={place} onReset={reset} />}
        {may && (
          <Button variant="filled" loading={busy} disabled={!changed} onClick={() => void keep()}>
            <Trans>Save the words</Trans>
          </Button>
        )}
      </SaveBar>
    </>
  );
}
