import { useState } from 'react';
import { readVisibility, type SightlineData } from '../sightline/sightline-visibility.ts';

/** Which readers the writer has looked at, beside those that hold now. */
export interface SeenReaders {
  /** The version to hand back when something is sent; null while it is not known who reads. */
  seen: string | null;
  /** Others read now than those the writer saw. */
  changed: boolean;
  /** The writer has looked at the readers of now. */
  look: () => void;
}

/** Keeps the version of the readers that the writer saw first, until they say that they looked again. */
export function useSeenReaders(visibility: SightlineData | null): SeenReaders {
  const current = visibility ? readVisibility(visibility).version : null;
  const [seen, setSeen] = useState(current);
  if (seen === null && current !== null) setSeen(current);
  return {
    seen: current === null ? null : seen,
    changed: current !== null && seen !== null && seen !== current,
    look: () => setSeen(current),
  };
}
