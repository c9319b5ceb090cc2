import type { I18n } from '@lingui/core';
import type { ViewerFacts } from '../../lib/viewer-context.tsx';
import { places } from '../shell/places.ts';

/** One place to go to. */
export interface PaletteEntry {
  path: string;
  label: string;
}

/** Places the viewer may open whose name has all the words that were typed, wherever they stand in it. */
export function placesMatching(viewer: ViewerFacts, i18n: I18n, typed: string): PaletteEntry[] {
  const words = typed.toLocaleLowerCase(i18n.locale).split(/\s+/u);
  return places
    .filter((place) => place.open(viewer))
    .map(({ path, label }) => ({ path, label: i18n._(label) }))
    .filter(({ label }) => words.every((word) => label.toLocaleLowerCase(i18n.locale).includes(word)));
}
