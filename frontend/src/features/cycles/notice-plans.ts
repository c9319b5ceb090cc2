import type { CyclePhase, NoticePlans_CycleFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

export const NoticePlansCycle = graphql(`
  fragment NoticePlans_cycle on Cycle {
    id
    noticePlans {
      id
      phase
      dueAt
      problem
      plannedBy {
        id
        name
      }
    }
  }
`);

export type Plan = NonNullable<NoticePlans_CycleFragment['noticePlans']>[number];

/** The plan to announce a phase, if there is one. */
export function planOf(cycle: FragmentType<typeof NoticePlansCycle>, phase: CyclePhase): Plan | undefined {
  return readFragment(NoticePlansCycle, cycle).noticePlans?.find((plan) => plan.phase === phase);
}

/** A moment as a field for date and time wants it, where the reader is; empty for none. */
export function fieldOf(at: Date): string {
  const part = (value: number, width = 2) => String(value).padStart(width, '0');
  const day = `${part(at.getFullYear(), 4)}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
  return `${day}T${part(at.getHours())}:${part(at.getMinutes())}`;
}

/** What was chosen as a moment for the server; null where it is none. */
export function momentOf(chosen: string): string | null {
  const at = new Date(chosen);
  return chosen === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** What is proposed at first: tomorrow at nine. */
export function proposed(now: Date): string {
  return fieldOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9));
}
