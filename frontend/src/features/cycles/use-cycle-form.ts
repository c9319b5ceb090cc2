import { useEffect, useRef, useState } from 'react';
import { formFailures, type FormFailures } from '../../lib/errors.ts';
import { draftKey } from '../../lib/kept-drafts.ts';
import { useServices } from '../../lib/services.tsx';
import { type Autosave, useAutosave } from '../../lib/use-autosave.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { cycleCalls } from './cycle-calls.ts';
import { type CycleDraft, type ServerCycle, toDraft } from './cycle-draft.ts';
import { CycleSaver } from './cycle-saver.ts';

/** Changes some of the form; as a function it is given the form as it stands by then, for what is undone later. */
export type SetDraft = (changes: Partial<CycleDraft> | ((now: CycleDraft) => Partial<CycleDraft>)) => void;

/** The editor's form: what stands in it, how safe it is, and what the server refused. */
export interface CycleForm {
  draft: CycleDraft;
  set: SetDraft;
  autosave: Autosave<CycleDraft>;
  failures: FormFailures;
}

/** What each part of the editor gets. */
export interface PartProps {
  draft: CycleDraft;
  set: SetDraft;
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
  const now = useRef(value);
  useEffect(() => {
    now.current = value;
  }, [value]);
  const set: SetDraft = (changes) => {
    const changed = typeof changes === 'function' ? changes(now.current) : changes;
    now.current = { ...now.current, ...changed };
    change(now.current);
  };
  return {
    draft: value,
    set,
    autosave,
    failures: formFailures(state.kind === 'refused' ? state.failures : []),
  };
}
