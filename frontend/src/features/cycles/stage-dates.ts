import type { ParticipationStage, StageDates_CycleFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { daysUntil } from '../../lib/format.ts';

/** The dates by which a cycle's stages are to be over. */
export const StageDatesCycle = graphql(`
  fragment StageDates_cycle on Cycle {
    id
    nominateUntil
    approveUntil
    writeUntil
    releaseAt
  }
`);

/** Those dates, read. */
export type Dates = Omit<StageDates_CycleFragment, ' $fragmentName' | 'id'>;

/** By when somebody in a stage is to be in the next; null where nothing says it. */
function until(stage: ParticipationStage, dates: Dates): string | null {
  switch (stage) {
    case 'NOMINATING':
      return dates.nominateUntil;
    case 'AWAITING_APPROVAL':
      return dates.approveUntil;
    case 'WRITING':
      return dates.writeUntil;
    case 'READY_TO_RELEASE':
      return dates.releaseAt;
    default:
      return null;
  }
}

/** For how many days somebody should have been further; 0 where they are in time. */
export function daysLate(stage: ParticipationStage, dates: Dates, now: Date): number {
  const date = until(stage, dates);
  return date === null ? 0 : Math.max(0, -daysUntil(new Date(date), now));
}
