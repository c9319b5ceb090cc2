import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ImportField } from '../../gql/graphql.ts';
import { sentenceFor } from '../../lib/errors.ts';
import { type RestOutcome, sendFile } from '../../lib/rest.ts';
import { type Column, remember, type Said, sameFields, withWhatWasSaid } from './columns.ts';

interface Checked {
  importId?: string;
  columns: readonly Column[];
}

/** A file that was chosen and how its columns are read. */
export interface Chosen {
  file: File;
  columns: readonly Column[];
  /** Whether it was checked; without a column for addresses it cannot be. */
  checked: boolean;
}

/** Choosing a file and having it checked. What was said of columns is kept for the next file. */
export interface CheckFile {
  chosen: Chosen | null;
  busy: boolean;
  problem: string | null;
  /** Checks a file as its heads say. Resolves with whether there is something to show. */
  choose: (file: File) => Promise<boolean>;
  /** Checks the chosen file with other fields. */
  read: (fields: readonly ImportField[]) => Promise<boolean>;
  /** Lets go of the file, when its import is done. */
  letGo: () => void;
}

function send(
  file: File,
  fields: readonly ImportField[] | null,
  language: string,
): Promise<RestOutcome<Checked>> {
  const asked = new URLSearchParams({ name: file.name });
  if (fields) asked.set('columns', fields.join(','));
  return sendFile<Checked>(`/imports?${asked}`, file, language);
}

/** Sends files to be checked and keeps the one that was chosen. */
export function useCheckFile(): CheckFile {
  const { i18n } = useLingui();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [said, setSaid] = useState<Said>(new Map());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const check = async (file: File, ask: () => Promise<RestOutcome<Checked>>) => {
    setBusy(true);
    setProblem(null);
    const outcome = await ask();
    setBusy(false);
    if (!outcome.ok) {
      setProblem(outcome.problem.detail || i18n._(sentenceFor(outcome.problem.code)));
      return false;
    }
    const { columns, importId } = outcome.value;
    setChosen({ file, columns, checked: importId !== undefined });
    return importId !== undefined;
  };
  return {
    chosen,
    busy,
    problem,
    choose: (file) =>
      check(file, async () => {
        const found = await send(file, null, i18n.locale);
        if (!found.ok) return found;
        const fields = withWhatWasSaid(found.value.columns, said);
        return sameFields(found.value.columns, fields) ? found : send(file, fields, i18n.locale);
      }),
    read: async (fields) => {
      if (!chosen) return false;
      setSaid(remember(chosen.columns, fields));
      return check(chosen.file, () => send(chosen.file, fields, i18n.locale));
    },
    letGo: () => setChosen(null),
  };
}
