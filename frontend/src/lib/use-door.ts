import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formFailures, sentenceFor } from './errors.ts';
import { type Problem, postJson, type RestOutcome } from './rest.ts';
import { useLocale } from './use-locale.ts';

/** What a door's form shows while and after it knocks. */
export interface Door {
  busy: boolean;
  problem: Problem | null;
  /** The sentence for the whole form; null when nothing is wrong or a field says it. */
  sentence: string | null;
  fields: Record<string, string>;
  /** Posts; resolves with true when the server agreed. */
  knock: (path: `/auth/${string}`, body: unknown) => Promise<boolean>;
  /** Posts, and resolves with what the server answered besides. */
  ask: <Value>(path: `/auth/${string}`, body: unknown) => Promise<RestOutcome<Value>>;
}

/** Posts to one of the doors and turns what comes back into words at the right place. */
export function useDoor(): Door {
  const { t, i18n } = useLingui();
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { fields, form } = formFailures(problem?.errors ?? []);
  const wait = problem?.retryAfter ?? null;
  const ask = async <Value>(path: `/auth/${string}`, body: unknown) => {
    setBusy(true);
    const outcome = await postJson<Value>(path, body, locale);
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.problem);
    return outcome;
  };
  const knock = async (path: `/auth/${string}`, body: unknown) => (await ask(path, body)).ok;
  const whole = () => {
    if (problem === null || (Object.keys(fields).length > 0 && form.length === 0)) return null;
    if (problem.code === 'RATE_LIMITED' && wait !== null)
      return t`Too many tries. Try again in ${wait} seconds.`;
    return form[0] ?? (problem.detail || i18n._(sentenceFor(problem.code)));
  };
  return { busy, problem, sentence: whole(), fields, knock, ask };
}
