import { useState } from 'react';
import { formFailures, type FormFailures } from '../../lib/errors.ts';
import type { Outcome } from '../../lib/use-command.ts';

const nothing: FormFailures = { fields: {}, form: [] };

/** Runs a command for a form: whether it is on its way, and what was wrong, by field. */
export function useSave() {
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState(nothing);
  const save = async <Data>(command: Promise<Outcome<Data>>): Promise<Data | null> => {
    setBusy(true);
    const outcome = await command;
    setBusy(false);
    setFailures(formFailures(outcome.failures));
    return outcome.failures.length === 0 ? (outcome.data ?? null) : null;
  };
  return { busy, failures, save };
}

/** Runs a command for a button: the first thing that was wrong, or null. */
export async function firstProblem<Data>(command: Promise<Outcome<Data>>): Promise<string | null> {
  const { failures } = await command;
  return failures[0]?.message ?? null;
}
