const hour = 18;

/** The moment of a day by which something is to be done, six in the evening where the writer is; null without a day. */
export function dueAt(day: string): string | null {
  return day === '' ? null : new Date(`${day}T${hour}:00`).toISOString();
}

/** The day of a moment, as a date field holds it; empty without one. */
export function dayOf(at: string | null | undefined): string {
  if (!at) return '';
  const moment = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The day that lies so many days ahead. */
export function dayIn(days: number, now: Date): string {
  return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour).toISOString());
}
