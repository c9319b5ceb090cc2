const place = 'sightline.single-keys';

/** Whether single keys do something on this device; they do until somebody switches them off. */
export function singleKeysOn(): boolean {
  try {
    return window.localStorage.getItem(place) !== 'off';
  } catch {
    return true;
  }
}

/** Remembers on this device whether single keys do something. */
export function switchSingleKeys(on: boolean): void {
  try {
    if (on) window.localStorage.removeItem(place);
    else window.localStorage.setItem(place, 'off');
  } catch {
    // Without storage they stay as they are.
  }
}

/** Whether a key belongs to what has the focus: a field, a dialog, or a choice that is moved by letters. */
export function keysBelongTo(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const own =
    'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"], [role="slider"]';
  return target.closest(own) !== null;
}
