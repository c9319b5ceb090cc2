import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus where the next thing is typed, once, when a person's own act has brought the field here. */
export function useFirstFocus(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
