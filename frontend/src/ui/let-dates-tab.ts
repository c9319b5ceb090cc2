import type { KeyboardEvent } from 'react';

const fieldsOfSteps = ['date', 'time', 'datetime-local', 'month', 'week'];
const stops = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled';

/**
 * Lets the browser alone lead on from a field of day and month in a dialog. Mantine looks after each Tab there, when
 * the browser comes to it, whether the focus went where it should; whoever has pressed Tab again by then is led back.
 * It needs to look only where nothing follows in the dialog, or backwards, where the dialog could be left.
 */
export function letDatesTab(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Tab' || event.shiftKey || !(target instanceof HTMLInputElement)) return;
  if (!fieldsOfSteps.includes(target.type)) return;
  const follows = (stop: Element) =>
    (target.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  if ([...currentTarget.querySelectorAll(stops)].some(follows)) event.stopPropagation();
}
