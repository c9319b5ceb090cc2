import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LineManagerQuery } from '../../gql/graphql.ts';
import { useServices } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { useToast } from '../../ui/toast.tsx';
import { SetLineManager } from './line-manager-query.ts';

/** Whose line manager is to change. */
export type Colleague = NonNullable<LineManagerQuery['colleague']>;

/** Who was chosen; without an id it is nobody. */
export interface Chosen {
  id: string | null;
  name: string;
}

/** The choice, and what carries it out as it was shown. */
export function useLineManager(colleague: Colleague) {
  const { t } = useLingui();
  const toast = useToast();
  const navigate = useNavigate();
  const { ticks } = useServices();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = useCommand(SetLineManager, ({ setLineManager }) => setLineManager.errors);
  const choose = (to: Chosen | null) => {
    setFailure(null);
    setChosen(to);
  };
  const save = async () => {
    setBusy(true);
    const { failures } = await send({
      input: {
        userId: colleague.id,
        managerId: chosen?.id ?? null,
        expectedVersion: colleague.version ?? 0,
      },
    });
    setBusy(false);
    ticks.tick();
    setFailure(failures[0]?.message ?? null);
    if (failures.length > 0) return;
    const name = colleague.name ?? '';
    toast({ text: t`The line manager of ${name} has changed.` });
    void navigate({ to: '/people/$id', params: { id: colleague.id } });
  };
  return { chosen, choose, save, busy, failure };
}
