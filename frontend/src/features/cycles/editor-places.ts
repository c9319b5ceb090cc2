import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The parts of the editor in their order; `id` is the id of the part's heading. */
export const parts = [
  { id: 'basics', title: msg`Name and introduction` },
  { id: 'questions', title: msg`Questions` },
  { id: 'preview', title: msg`How it looks` },
  { id: 'timeline', title: msg`Timeline` },
  { id: 'people', title: msg`People` },
  { id: 'readers', title: msg`Who sees what` },
  { id: 'owners', title: msg`Owners` },
  { id: 'mails', title: msg`Mails` },
] as const satisfies readonly { id: string; title: MessageDescriptor }[];

/** One part of the editor. */
export type PartId = (typeof parts)[number]['id'];

const placeOfField: Record<string, PartId> = {
  name: 'basics',
  introduction: 'basics',
  scale: 'questions',
  sections: 'questions',
  timeline: 'timeline',
  reviewees: 'people',
};

/** A problem as the server tells it. */
export interface Problem {
  message: string;
  path: readonly string[] | null;
}

function fieldPath({ path }: Problem): string[] {
  return (path ?? []).filter((part) => part !== 'input');
}

/** The part of the editor in which a problem can be mended. */
export function partOf(problem: Problem): PartId {
  return placeOfField[fieldPath(problem)[0] ?? ''] ?? 'readers';
}

/** The id of the input of a field, such as "field-timeline-startsAt". */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}

/** Moves to where a problem can be mended: its own input, else the heading of its part. */
export function goTo(problem: Problem): void {
  goToId(fieldId(fieldPath(problem).join('.')), partOf(problem));
}

/** Moves to an element, or to another where it does not exist, and gives it the focus. */
export function goToId(...ids: string[]): void {
  const found = ids.map((id) => document.getElementById(id)).find((element) => element !== null);
  found?.scrollIntoView({ block: 'start' });
  found?.focus({ preventScroll: true });
}
