import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { useMutation } from 'urql';
import type { AddGuestsMutation, Locale } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { errorCode, type FormFailures, formFailures, sentenceFor } from '../../lib/errors.ts';
import { useServices } from '../../lib/services.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { useToast } from '../../ui/toast.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './accounts.module.css';
import { readAddresses } from './pasted-addresses.ts';

const AddGuests = graphql(`
  mutation AddGuests($input: AddGuestsInput!) {
    addGuests(input: $input) {
      results {
        email
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

type Result = NonNullable<AddGuestsMutation['addGuests']['results']>[number];

const none: FormFailures = { fields: {}, form: [] };
const longestMessage = 2000;

/** Adds them all; what was refused stays in the field, to be mended. */
export function useAddGuests(onClose: () => void) {
  const { i18n, t } = useLingui();
  const toast = useToast();
  const { ticks } = useServices();
  const [, add] = useMutation(AddGuests);
  const [text, setText] = useState('');
  const [locale, setLocale] = useState<Locale>('EN');
  const [notify, setNotify] = useState(false);
  const [personalMessage, setMessage] = useState('');
  const [results, setResults] = useState<readonly Result[]>([]);
  const [failures, setFailures] = useState(none);
  const [busy, setBusy] = useState(false);
  const guests = readAddresses(text);
  const go = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const { data, error } = await add({ input: { guests, locale, notify, personalMessage } });
    setBusy(false);
    ticks.tick();
    if (error) {
      setFailures({ fields: {}, form: [i18n._(sentenceFor(errorCode(error)))] });
      return;
    }
    const answer = data?.addGuests;
    setFailures(formFailures(answer?.errors ?? []));
    const all = answer?.results ?? [];
    setResults(all);
    const refused = all.filter(({ errors }) => errors.length > 0);
    if (all.length > 0 && refused.length === 0) {
      toast({ text: t`${plural(all.length, { one: '# guest is added.', other: '# guests are added.' })}` });
      onClose();
    } else if (all.length > 0) setText(refused.map(({ email }) => email).join('\n'));
  };
  const form = { text, setText, locale, setLocale, notify, setNotify, personalMessage, setMessage };
  return { form, guests, results, failures, busy, go };
}

function ResultLine({ result }: { result: Result }) {
  const { email } = result;
  const [problem] = result.errors;
  return (
    <li>
      {problem ? (
        <StateWord icon="stopped" tone="danger">
          {email}: {problem.message}
        </StateWord>
      ) : (
        <StateWord icon="done" tone="ok">
          <Trans>{email} is a guest now.</Trans>
        </StateWord>
      )}
    </li>
  );
}

interface AddGuestsFormProps {
  adding: ReturnType<typeof useAddGuests>;
  /** Whether there is a mail server. */
  mail: boolean;
  /** What stands above the fields. */
  children: ReactNode;
  onClose: () => void;
}

/** Adds guests from pasted addresses, and says of each what became of it. */
export function AddGuestsForm({ adding, mail, children, onClose }: AddGuestsFormProps) {
  const { t } = useLingui();
  const { form, guests, results, failures, busy, go } = adding;
  const { notify, personalMessage } = form;
  return (
    <form className={classes.fields} onSubmit={(event) => void go(event)} noValidate>
      {children}
      <Textarea
        id="guests"
        label={t`Addresses`}
        description={t`One or several, up to 100, such as “Gia Romano <gia@partner.example>”. Without a name, one is made of the address.`}
        autosize
        minRows={3}
        maxRows={10}
        data-autofocus
        value={form.text}
        error={failures.fields.guests && <FieldError>{failures.fields.guests}</FieldError>}
        onChange={(event) => form.setText(event.currentTarget.value)}
      />
      {results.length > 0 && (
        <ul aria-live="polite">
          {results.map((result) => (
            <ResultLine key={result.email} result={result} />
          ))}
        </ul>
      )}
      <NativeSelect
        label={t`Language of mails to them`}
        value={form.locale}
        data={[
          { value: 'EN', label: t`English` },
          { value: 'DE', label: t`German` },
        ]}
        onChange={(event) => form.setLocale(event.currentTarget.value as Locale)}
      />
      <Checkbox
        checked={notify}
        label={t`Send an e-mail now`}
        description={t`Otherwise they can be picked as reviewers, and hear of it only when the first request is approved.`}
        onChange={(event) => form.setNotify(event.currentTarget.checked)}
      />
      {notify && (
        <Textarea
          id="personalMessage"
          label={t`Personal message`}
          description={t`Stands in the mail to each of them. Only they read it. Optional.`}
          autosize
          minRows={3}
          maxLength={longestMessage}
          value={personalMessage}
          error={
            failures.fields.personalMessage && <FieldError>{failures.fields.personalMessage}</FieldError>
          }
          onChange={(event) => form.setMessage(event.currentTarget.value)}
        />
      )}
      {notify && !mail && (
        <p className="small quiet">
          <Trans>No mail server is set up: hand the links over from the outbox.</Trans>
        </p>
      )}
      <FieldError>{failures.form[0]}</FieldError>
      <div className={classes.acts}>
        <Button onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={busy}>
          <Plural value={guests.length} _0="Add guests" one="Add # guest" other="Add # guests" />
        </Button>
      </div>
    </form>
  );
}
