import { useState } from 'react';
import { useClient } from 'urql';
import type { ParticipationFilter } from '../../gql/graphql.ts';
import { useCommand } from '../../lib/use-command.ts';
import { everyone, NudgeMutation, parts, type Tally, tally } from './nudge-calls.ts';

interface Progress {
  busy: boolean;
  outcome: Tally | null;
  problem: string | null;
}

/** What is to be nudged: some, or everybody whom a filter leaves. */
export type Nudgees = readonly string[] | { cycleId: string; filter: ParticipationFilter };

/** Nudges part by part, and says how often each came out. A part that fails ends it; what was done stays done. */
export function useNudge() {
  const client = useClient();
  const [{ busy, outcome, problem }, setProgress] = useState<Progress>({
    busy: false,
    outcome: null,
    problem: null,
  });
  const send = useCommand(NudgeMutation, (data) => data.nudgePeople.errors);
  const nudge = async (whom: Nudgees) => {
    setProgress({ busy: true, outcome: null, problem: null });
    const ids = 'cycleId' in whom ? await everyone(client, whom.cycleId, whom.filter) : whom;
    let sum: Tally = {};
    for (const participationIds of parts(ids ?? [])) {
      const { data, failures } = await send({
        input: { participationIds, idempotencyKey: crypto.randomUUID() },
      });
      const failure = failures[0];
      if (failure) {
        setProgress({ busy: false, outcome: sum, problem: failure.message });
        return;
      }
      sum = tally(
        sum,
        (data?.nudgePeople.results ?? []).map((result) => result.outcome),
      );
    }
    setProgress({ busy: false, outcome: sum, problem: null });
  };
  return { busy, outcome, problem, nudge };
}
