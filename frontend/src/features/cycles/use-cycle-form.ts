import { useState } from 'react';
import { formFailures, type FormFailures } from '../../lib/errors.ts';
import { draftKey } from '../../lib/kept-drafts.ts';
import { useServices } from '../../lib/services.tsx';
import { type Autosave, useAutosave } from '../../lib/use-autosave.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { cycleCalls } from './cycle-calls.ts';
import { type CycleDraft, type ServerCycle, toDraft } from './cycle-draft.ts';
import { CycleSaver } from './cycle-saver.ts';

/** The editor's form: what stands in it, how safe it is, and what the server refused. */
export interface CycleForm {
  draft: CycleDraft;
  set: (changes: Partial<CycleDraft>) => void;
  autosave: Autosave<CycleDraft>;
  failures: FormFailures;
}

/** What each part of the editor gets. */
export interface PartProps {
  draft: CycleDraft;
  set: (changes: Partial<CycleDraft>) => void;
  /** What the server refused, by field. */
  failures: Record<string, string>;
  /** The cycle is published: only name, introduction and dates can change. */
  published: boolean;
}

/** The form of one cycle, saved by itself. */
export function useCycleForm(cycle: ServerCycle): CycleForm {
  const { client } = useServices();
  const viewer = useViewer();
  const [saver] = useState(() => new CycleSaver(cycle, cycleCalls(client)));
  const autosave = useAutosave<CycleDraft>({
    key: draftKey(viewer.id, cycle.id),
    value: toDraft(cycle),
    version: cycle.version ?? 0,
    save: saver.save,
  });
  const { state, value, change } = autosave;
  return {
    draft: value,
    set: (changes) => change({ ...value, ...changes }),
    autosave,
    failures: formFailures(state.kind === 'refused' ? state.failures : []),
  };
}
