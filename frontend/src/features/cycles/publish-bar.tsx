import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Action } from '../../gql/graphql.ts';
import { AutosaveLine } from '../../ui/autosave-line.tsx';
import { SaveBar } from '../../ui/page.tsx';
import type { ServerCycle } from './cycle-draft.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { goTo } from './editor-places.ts';
import type { CycleForm } from './use-cycle-form.ts';

interface PublishBarProps {
  cycle: ServerCycle;
  can: ReadonlySet<Action>;
  form: CycleForm;
}

function DraftActs({ cycle, can, form, onDelete }: PublishBarProps & { onDelete: () => void }) {
  const navigate = useNavigate();
  const problems = cycle.publishProblems ?? [];
  const first = problems[0];
  const rehearse = async () => {
    const state = await form.autosave.flush();
    if (first) goTo(first);
    else if (state.kind !== 'refused' && state.kind !== 'conflict' && state.kind !== 'kept')
      await navigate({ to: '/company/cycles/$cycleId/launch', params: { cycleId: cycle.id } });
  };
  return (
    <>
      {can.has('DELETE_CYCLE') && (
        <Button variant="subtle" onClick={onDelete}>
          <Trans>Delete the draft…</Trans>
        </Button>
      )}
      {can.has('PUBLISH_CYCLE') && (
        <Button variant="filled" aria-disabled={first !== undefined} onClick={() => void rehearse()}>
          <Trans>Rehearse the launch</Trans>
        </Button>
      )}
    </>
  );
}

/** The foot of the editor: how safe what was written is, and the way on. */
export function PublishBar(props: PublishBarProps) {
  const { cycle, form } = props;
  const [deleting, setDeleting] = useState(false);
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
          <DraftActs {...props} onDelete={() => setDeleting(true)} />
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
      {deleting && (
        <DeleteDialog
          cycleId={cycle.id}
          name={cycle.name ?? ''}
          version={version}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}
