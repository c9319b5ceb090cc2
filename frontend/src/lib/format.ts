/** A language of the app. */
export type Locale = 'en' | 'de';

const regions: Record<Locale, string> = { en: 'en-GB', de: 'de-DE' };
const day = 86_400_000;

function format(locale: Locale, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(regions[locale], options);
}

/** "Fri 27 Nov", for lists. */
export function shortDate(locale: Locale, at: Date): string {
  return format(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(',', '');
}

/** "Friday 27 November", for texts; with the year when it is not the present one. */
export function longDate(locale: Locale, at: Date, now: Date): string {
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  const words = format(locale, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(at);
  return locale === 'en' ? words.replace(',', '') : words;
}

/** "30 November 2026", for what is kept. */
export function fullDate(locale: Locale, at: Date): string {
  return format(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** "11 December", for sentences that say from when somebody reads. */
export function dayAndMonth(locale: Locale, at: Date): string {
  return format(locale, { day: 'numeric', month: 'long' }).format(at);
}

/** "10:42". */
export function clockTime(locale: Locale, at: Date): string {
  return format(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Whole calendar days from now to then in the reader's own time zone; negative when it is past. */
export function daysUntil(at: Date, now: Date): number {
  const midnight = (moment: Date) => new Date(moment).setHours(0, 0, 0, 0);
  return Math.round((midnight(at) - midnight(now)) / day);
}

/** Whether a day is over, in the reader's own time zone; no day never is. */
export function isPast(at: string | null | undefined, now: Date): boolean {
  return at != null && daysUntil(new Date(at), now) < 0;
}

/** When something happened: the time today, the weekday this week, else the date. */
export function happened(locale: Locale, at: Date, now: Date): string {
  const ago = -daysUntil(at, now);
  if (ago <= 0) return clockTime(locale, at);
  return ago < 7 ? format(locale, { weekday: 'long' }).format(at) : dayAndMonth(locale, at);
}

/** "Max, Ines or Otto". */
export function oneOf(locale: Locale, names: readonly string[]): string {
  return new Intl.ListFormat(regions[locale], { type: 'disjunction' }).format(names);
}

/** "Max, Ines and HR". */
export function list(locale: Locale, names: readonly string[]): string {
  return new Intl.ListFormat(regions[locale], { type: 'conjunction' }).format(names);
}
