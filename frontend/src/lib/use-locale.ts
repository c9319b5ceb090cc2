import { useLingui } from '@lingui/react';
import type { Locale } from './format.ts';

/** The language the app is shown in now; renders again when it changes. */
export function useLocale(): Locale {
  return useLingui().i18n.locale === 'de' ? 'de' : 'en';
}
