import type { Locale } from '../../lib/format.ts';

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** "4.2"; nothing for what is not shown. */
export function figure(locale: Locale, mean: number | null): string {
  return mean === null ? '' : new Intl.NumberFormat(locale, oneDecimal).format(mean);
}

/** "+0.3", "−0.2", "0.0": from an earlier mean to this one; nothing where one of them is missing. */
export function difference(locale: Locale, now: number | null, before: number | null): string {
  if (now === null || before === null) return '';
  const tenths = Math.round(now * 10) - Math.round(before * 10);
  const sign = { ...oneDecimal, signDisplay: 'exceptZero' } as const;
  return new Intl.NumberFormat(locale, sign).format(tenths / 10).replace('-', '−');
}
