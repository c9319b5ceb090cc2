import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { UserFailure } from '../../lib/errors.ts';
import { useToast } from '../../ui/toast.tsx';
import { type Problems, sortProblems } from './problems.ts';
import type { SeenReaders } from './use-seen-readers.ts';

/** What came of handing in. */
export interface HandedIn {
  failures: readonly UserFailure[];
  /** Another window saved in between. */
  stale: boolean;
}

/** How what is written is handed in, and where it leads when it is not taken. */
export interface Submission {
  /** Hands in under the readers that the writer looked at. */
  send: (visibilityVersion: string) => Promise<HandedIn>;
  onBack: (problems: Problems) => void;
  /** Who can read it has to be asked again. */
  onReadersChanged: () => void;
  onStale: () => void;
}

/** Hands in once the writer knows who reads it; what is wrong leads to where it can be mended. */
export function useSubmit(submission: Submission, readers: SeenReaders) {
  const { send, onBack, onReadersChanged, onStale } = submission;
  const { t } = useLingui();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async () => {
    if (readers.seen === null) return;
    setBusy(true);
    const { failures, stale } = await send(readers.seen);
    setBusy(false);
    const problems = sortProblems(failures);
    if (failures.some(({ path }) => path?.includes('visibilityVersion'))) onReadersChanged();
    else if (stale) onStale();
    else if (Object.keys(problems.byQuestion).length > 0) onBack(problems);
    else if (failures.length > 0) setFailure(problems.form[0] ?? null);
    else toast({ text: t`Handed in.` });
  };
  return { submit, busy, failure };
}
