import type { ReactNode } from 'react';
import { Sightline } from '../../ui/sightline.tsx';
import { type SightlineOfProps, useSightline } from './use-sightline.tsx';

/** The full sightline around a text or its field, from the server's answer. */
export function SightlineOf({ children, ...props }: SightlineOfProps & { children: ReactNode }) {
  return <Sightline {...useSightline(props)}>{children}</Sightline>;
}
