import { Sightlet } from '../../ui/sightlet.tsx';
import { type SightlineOfProps, useSightline } from './use-sightline.tsx';

/** The compact sightline for rows and to-dos, from the server's answer. */
export function SightletOf(props: SightlineOfProps) {
  return <Sightlet {...useSightline(props)} />;
}
