import { type Timeline, timelineFields } from './cycle-draft.ts';

const noDates: Timeline = {
  startsAt: null,
  nominateUntil: null,
  approveUntil: null,
  writeUntil: null,
  releaseAt: null,
  endsAt: null,
};

const beginning = '00:00:00';

/** Counts the calendar days, whatever the clocks do between two of them. */
function dayNumber(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000;
}

/**
 * The timeline moved so that its first date falls on a day. Every other date keeps its distance in days and its time of
 * day where the reader is, also over the changes between summer and winter time. Without a day there are no dates.
 */
export function movedTo(timeline: Timeline, day: string): Timeline {
  const first = timelineFields.map((field) => timeline[field]).find((at) => at !== null);
  const begin = new Date(`${day}T${beginning}`);
  if (!first || Number.isNaN(begin.getTime())) return noDates;
  const days = dayNumber(begin) - dayNumber(new Date(first));
  const moved = { ...noDates };
  for (const field of timelineFields) {
    const at = timeline[field];
    if (at === null) continue;
    const date = new Date(at);
    date.setDate(date.getDate() + days);
    moved[field] = date.toISOString().replace('.000Z', 'Z');
  }
  return moved;
}
