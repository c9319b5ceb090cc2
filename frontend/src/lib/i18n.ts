import { i18n } from '@lingui/core';
import type { Locale } from './format.ts';

const place = 'sightline.language';

const catalogues = {
  en: () => import('../locales/en.po'),
  de: () => import('../locales/de.po'),
};

function known(value: string | null | undefined): Locale | null {
  return value === 'en' || value === 'de' ? value : null;
}

/** The language chosen on this device, if any. */
export function chosenLocale(): Locale | null {
  try {
    return known(window.localStorage.getItem(place));
  } catch {
    return null;
  }
}

/** Forgets the choice of whoever leaves, so that it does not fall to the next person on this device. */
export function forgetLocale(): void {
  try {
    window.localStorage.removeItem(place);
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** The language to begin with: chosen here, else the browser's, else English. */
export function firstLocale(): Locale {
  return chosenLocale() ?? known(window.navigator.language.slice(0, 2)) ?? 'en';
}

/** The language that is shown now. */
export function currentLocale(): Locale {
  return known(i18n.locale) ?? 'en';
}

/** Loads a catalogue and shows the app in it. */
export async function showLocale(locale: Locale): Promise<void> {
  const { messages } = await catalogues[locale]();
  i18n.loadAndActivate({ locale, messages });
  document.documentElement.lang = locale;
}

/** Shows the app in a language and remembers it on this device. */
export async function chooseLocale(locale: Locale): Promise<void> {
  try {
    window.localStorage.setItem(place, locale);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  await showLocale(locale);
}
