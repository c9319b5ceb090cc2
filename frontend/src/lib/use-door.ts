import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formFailures, sentenceFor } from './errors.ts';
import { answerWithPasskey, type PasskeyRefusal } from './passkeys.ts';
import { type Problem, postJson, type RestOutcome } from './rest.ts';
import { useLocale } from './use-locale.ts';

/** What a door's form shows while and after it knocks. */
export interface Door {
  /** What was typed is on its way. */
  busy: boolean;
  /** The browser is asked for a passkey, or its answer is on its way. */
  withPasskey: boolean;
  problem: Problem | null;
  /** The sentence for the whole form; null when nothing is wrong or a field says it. */
  sentence: string | null;
  fields: Record<string, string>;
  /** Posts; resolves with true when the server agreed. */
  knock: (path: `/auth/${string}`, body: unknown) => Promise<boolean>;
  /** Posts, and resolves with what the server answered besides. */
  ask: <Value>(path: `/auth/${string}`, body: unknown) => Promise<RestOutcome<Value>>;
  /** Posts the browser's answer with a passkey; why that did not work stands in the field `passkey`. */
  knockWithPasskey: (path: `/auth/${string}`) => Promise<boolean>;
}

/** A question for a passkey, and what belongs to its answer. */
interface PasskeyQuestion {
  options: PublicKeyCredentialRequestOptionsJSON;
  ticket: string;
}

/** Posts to one of the doors and turns what comes back into words at the right place. */
export function useDoor(): Door {
  const { t, i18n } = useLingui();
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [withPasskey, setWithPasskey] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refusal, setRefusal] = useState<PasskeyRefusal | null>(null);
  const { fields, form } = formFailures(problem?.errors ?? []);
  if (refusal === 'left') fields.passkey = t`No passkey was used. Try again, or take another way.`;
  else if (refusal) fields.passkey = t`This browser could not use a passkey. Take another way.`;
  const wait = problem?.retryAfter ?? null;
  const post = async <Value>(path: `/auth/${string}`, body: unknown) => {
    setRefusal(null);
    const outcome = await postJson<Value>(path, body, locale);
    setProblem(outcome.ok ? null : outcome.problem);
    return outcome;
  };
  const ask = async <Value>(path: `/auth/${string}`, body: unknown) => {
    setBusy(true);
    const outcome = await post<Value>(path, body);
    setBusy(false);
    return outcome;
  };
  const knock = async (path: `/auth/${string}`, body: unknown) => (await ask(path, body)).ok;
  const sendPasskey = async (path: `/auth/${string}`) => {
    const question = await post<PasskeyQuestion>('/auth/passkey-options', {});
    if (!question.ok) return false;
    const { options, ticket } = question.value;
    const outcome = await answerWithPasskey(options);
    if ('answer' in outcome) return (await post(path, { ticket, passkey: outcome.answer })).ok;
    setRefusal(outcome.refusal);
    return false;
  };
  const knockWithPasskey = async (path: `/auth/${string}`) => {
    setWithPasskey(true);
    const opened = await sendPasskey(path);
    setWithPasskey(false);
    return opened;
  };
  const whole = () => {
    if (problem === null || (Object.keys(fields).length > 0 && form.length === 0)) return null;
    if (problem.code === 'RATE_LIMITED' && wait !== null)
      return t`Too many tries. Try again in ${wait} seconds.`;
    return form[0] ?? (problem.detail || i18n._(sentenceFor(problem.code)));
  };
  return { busy, withPasskey, problem, sentence: whole(), fields, knock, ask, knockWithPasskey };
}
