import { type Timeline, type TimelineField, timelineFields } from './cycle-draft.ts';

const beginnings: ReadonlySet<TimelineField> = new Set(['startsAt', 'releaseAt']);

/** The calendar day of a moment where the reader is, as a date input wants it; empty for none. */
export function dayOf(at: string | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const part = (value: number, width = 2) => String(value).padStart(width, '0');
  return `${part(date.getFullYear(), 4)}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

/** The last date before a field that is set. */
function dateBefore(timeline: Timeline, field: TimelineField): string | null {
  const before = timelineFields.slice(0, timelineFields.indexOf(field)).map((earlier) => timeline[earlier]);
  return before.findLast((at) => at !== null) ?? null;
}

/**
 * The timeline with one day set: what begins does so when the day does, what lasts until a day includes it. What begins
 * on the day on which the step before it ends begins at that moment, so that both can carry the same date.
 */
export function withDay<T extends Timeline>(timeline: T, field: TimelineField, day: string): T {
  if (day === '') return { ...timeline, [field]: null };
  const clock = beginnings.has(field) ? '00:00:00' : '23:59:59';
  const date = new Date(`${day}T${clock}`);
  if (Number.isNaN(date.getTime())) return timeline;
  // To the second, as the server writes moments: the same moment must be the same text in both.
  const at = date.toISOString().replace('.000Z', 'Z');
  const before = dateBefore(timeline, field);
  const meets = before !== null && before > at && dayOf(before) === day;
  return { ...timeline, [field]: meets ? before : at };
}
