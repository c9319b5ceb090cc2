import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { chosenLocale, showLocale } from '../../lib/i18n.ts';
import { listenForTicks, socketUrl } from '../../lib/live.ts';
import { useConnection, useLiveQuery, useServices } from '../../lib/services.tsx';
import type { ViewerFacts } from '../../lib/viewer-context.tsx';
import { ViewerQuery, viewerFacts } from '../viewer.ts';

/** What both shells need: who is here now, and whether the session has ended meanwhile. */
export interface ShellState {
  viewer: ViewerFacts;
  signedOut: boolean;
}

function useLiveTicks() {
  const { connection, ticks } = useServices();
  useEffect(
    () => listenForTicks({ connection, ticks, url: socketUrl(window.location) }),
    [connection, ticks],
  );
}

function useLanguageOf(viewer: ViewerFacts) {
  useEffect(() => {
    if (chosenLocale() === null && viewer.locale) void showLocale(viewer.locale === 'DE' ? 'de' : 'en');
  }, [viewer.locale]);
}

/** Keeps the viewer fresh, listens for ticks, follows the person's language unless this device has its own. */
export function useShell(route: '/_member' | '/guest'): ShellState {
  const first = getRouteApi(route).useRouteContext({ select: (context) => context.viewer });
  const { signedOut } = useConnection();
  const [{ data, error }] = useLiveQuery({ query: ViewerQuery, variables: {} });
  const now = viewerFacts(data);
  const gone = data !== undefined && now === null && error === undefined;
  const viewer = now ?? first;
  useLiveTicks();
  useLanguageOf(viewer);
  return { viewer, signedOut: signedOut || gone };
}
