import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { chosenLocale, showLocale } from '../../lib/i18n.ts';
import { listenLater } from '../../lib/live-later.ts';
import { useConnection, useLiveQuery, useServices } from '../../lib/services.tsx';
import type { ViewerFacts } from '../../lib/viewer-context.tsx';
import { useSetLanguage } from '../set-language.ts';
import { ViewerQuery, viewerFacts } from '../viewer.ts';
import { useFirstPageStands } from './use-first-page.ts';

/** What both shells need: who is here now, and whether the session has ended meanwhile. */
export interface ShellState {
  viewer: ViewerFacts;
  signedOut: boolean;
}

function useLiveTicks() {
  const { connection, ticks } = useServices();
  const stands = useFirstPageStands();
  useEffect(() => (stands ? listenLater({ connection, ticks }) : undefined), [stands, connection, ticks]);
}

function useLanguageOf(viewer: ViewerFacts) {
  const setLanguage = useSetLanguage();
  const account = viewer.locale === 'DE' ? 'de' : 'en';
  useEffect(() => {
    if (chosenLocale() === null) void showLocale(account);
  }, [account]);
  const followDevice = useEffectEvent(() => {
    const chosen = chosenLocale();
    if (chosen !== null && chosen !== account) void setLanguage(chosen);
  });
  // Once, when the app opens: two devices that were set differently must not fight.
  useEffect(() => followDevice(), []);
}

/**
 * Keeps the viewer fresh and listens for ticks. The app follows the account's language; a language chosen on this
 * device, at the door for instance, becomes the account's, so that the app and the server never speak two.
 */
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
