import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Action } from '../../gql/graphql.ts';
import { AutosaveLine } from '../../ui/autosave-line.tsx';
import { SaveBar } from '../../ui/page.tsx';
import type { ServerCycle } from './cycle-draft.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { goTo } from './editor-places.ts';
import { PublishDialog } from './publish-dialog.tsx';
import type { CycleForm } from './use-cycle-form.ts';

interface PublishBarProps {
  cycle: ServerCycle;
  can: ReadonlySet<Action>;
  reviewees: number;
  form: CycleForm;
}

type Dialog = 'publish' | 'delete' | null;

function DraftActs({ cycle, can, form, onDialog }: PublishBarProps & { onDialog: (dialog: Dialog) => void }) {
  const problems = cycle.publishProblems ?? [];
  const first = problems[0];
  const publish = async () => {
    const state = await form.autosave.flush();
    if (first) goTo(first);
    else if (state.kind !== 'refused' && state.kind !== 'conflict' && state.kind !== 'kept')
      onDialog('publish');
  };
  return (
    <>
      {can.has('DELETE_CYCLE') && (
        <Button variant="subtle" onClick={() => onDialog('delete')}>
          <Trans>Delete the draft…</Trans>
        </Button>
      )}
      {can.has('PUBLISH_CYCLE') && (
        <Button variant="filled" aria-disabled={first !== undefined} onClick={() => void publish()}>
          <Trans>Publish…</Trans>
        </Button>
      )}
    </>
  );
}

/** The foot of the editor: how safe what was written is, and the way on. */
export function PublishBar(props: PublishBarProps) {
  const { cycle, form, reviewees } = props;
  const [dialog, setDialog] = useState<Dialog>(null);
  const missing = cycle.state === 'DRAFT' ? (cycle.publishProblems ?? []).length : 0;
  const version = () => Math.max(form.autosave.version(), cycle.version ?? 0);
  return (
    <>
      <SaveBar
        state={<AutosaveLine state={form.autosave.state} />}
        hint={
          missing > 0 && <Plural value={missing} one="One thing is missing." other="# things are missing." />
        }
      >
        {cycle.state === 'DRAFT' ? (
          <DraftActs {...props} onDialog={setDialog} />
        ) : (
          <Button
            renderRoot={(root) => (
              <Link to="/company/cycles/$cycleId" params={{ cycleId: cycle.id }} {...root} />
            )}
          >
            <Trans>See how far it is</Trans>
          </Button>
        )}
      </SaveBar>
      {dialog === 'publish' && (
        <PublishDialog
          cycle={cycle}
          reviewees={reviewees}
          version={version}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'delete' && (
        <DeleteDialog
          cycleId={cycle.id}
          name={cycle.name ?? ''}
          version={version}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
