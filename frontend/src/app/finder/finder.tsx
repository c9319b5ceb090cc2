import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { keysBelongTo, singleKeysOn } from '../../lib/single-keys.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { places } from '../shell/places.ts';
import type { FinderPanel } from './finder-context.ts';
import { KeySequence } from './key-sequence.ts';

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.tsx')).CommandPalette,
}));
const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

interface FinderProps {
  panel: FinderPanel;
  onPanel: (panel: FinderPanel) => void;
}

function useGo(): (letter: string) => void {
  const viewer = useViewer();
  const navigate = useNavigate();
  return (letter) => {
    const place = places.find((known) => known.key === letter && known.open(viewer));
    if (place) void navigate({ to: place.path });
  };
}

/** Listens for keys and shows what they open. The panels come with their first use. */
export function Finder({ panel, onPanel }: FinderProps) {
  const [keys] = useState(() => new KeySequence());
  const go = useGo();
  const search = () => {
    const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
    if (field) field.focus();
    else onPanel('PALETTE');
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { key, metaKey, ctrlKey, altKey, target } = event;
    if (key.toLowerCase() === 'k' && (metaKey || ctrlKey) && !altKey && !event.shiftKey) {
      event.preventDefault();
      onPanel('PALETTE');
      return;
    }
    if (event.defaultPrevented || metaKey || ctrlKey || altKey || keysBelongTo(target) || !singleKeysOn())
      return;
    const outcome = keys.press(key, event.timeStamp);
    if (outcome === null) return;
    event.preventDefault();
    if (outcome.act === 'GO') go(outcome.letter);
    else if (outcome.act === 'KEYS') onPanel('KEYS');
    else search();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const close = () => onPanel(null);
  return (
    <Suspense>
      {panel === 'PALETTE' && <CommandPalette onClose={close} onKeys={() => onPanel('KEYS')} />}
      {panel === 'KEYS' && <KeyList onClose={close} />}
    </Suspense>
  );
}
