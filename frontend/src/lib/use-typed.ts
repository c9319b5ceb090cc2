import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';

interface TypedOptions {
  /** What the address says. */
  value: string;
  /** For how long nothing has to be typed before it is looked for, in milliseconds. */
  pause: number;
  /** Puts what was typed into the address. */
  onLook: (words: string) => void;
}

/**
 * The text of a field that stands in the address too. It follows the address when that changes by other means than
 * typing, such as the back button. What the field itself asked for arrives in the address later, when more may have been
 * typed: that is no change to follow.
 */
export function useTyped({ value, pause, onLook }: TypedOptions) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const [asked] = useState(() => new Set<string>());
  const look = useDebouncedCallback((words: string) => {
    asked.add(words);
    onLook(words);
  }, pause);
  if (seen !== value) {
    setSeen(value);
    if (!asked.delete(value)) setTyped(value);
  }
  const type = (words: string) => {
    setTyped(words);
    look(words.trim());
  };
  return { typed, type };
}
