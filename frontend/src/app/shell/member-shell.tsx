import { VisuallyHidden } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { CatchBoundary, Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useConnection } from '../../lib/services.tsx';
import { type ViewerFacts, ViewerProvider } from '../../lib/viewer-context.tsx';
import { OfflineLine } from '../../ui/offline-line.tsx';
import { FindButton } from '../finder/find-button.tsx';
import { FinderContext, type FinderPanel } from '../finder/finder-context.ts';
import { Account } from './account.tsx';
import { Brand } from './brand.tsx';
import { type Place, type PlaceGroup, places } from './places.ts';
import classes from './shell.module.css';
import { SignedOut } from './signed-out.tsx';
import { useFirstPageStands } from './use-first-page.ts';
import { useShell } from './use-shell.ts';

const Finder = lazy(async () => ({ default: (await import('../finder/finder.tsx')).Finder }));

/** Marks a link as the current place also where the page stands under one of these addresses. */
function useCurrent(prefixes: readonly string[]): { 'aria-current'?: 'page' } {
  const path = useLocation({ select: ({ pathname }) => pathname });
  return prefixes.some((prefix) => path.startsWith(`${prefix}/`) || path === prefix)
    ? { 'aria-current': 'page' }
    : {};
}

function PlaceLink({ place, todoCount }: { place: Place; todoCount: number }) {
  const { i18n, t } = useLingui();
  const current = useCurrent(place.also ?? []);
  return (
    <Link to={place.path} className={classes.place} activeProps={{ 'aria-current': 'page' }} {...current}>
      {i18n._(place.label)}
      {place.counts && todoCount > 0 && (
        <span className={classes.count}>
          <span aria-hidden="true">{todoCount}</span>
          <VisuallyHidden>{t`${todoCount} to-dos`}</VisuallyHidden>
        </span>
      )}
    </Link>
  );
}

function Group({ viewer, group, title }: { viewer: ViewerFacts; group: PlaceGroup; title: string }) {
  const shown = places.filter((place) => place.group === group && !place.aside && place.open(viewer));
  if (shown.length === 0) return null;
  return (
    <div>
      <h2>{title}</h2>
      <ul>
        {shown.map((place) => (
          <li key={place.path}>
            <PlaceLink place={place} todoCount={viewer.todoCount} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Side({ viewer }: { viewer: ViewerFacts }) {
  const { t } = useLingui();
  return (
    <nav className={classes.side} aria-label={t`Main`}>
      <Brand />
      <FindButton />
      <Group viewer={viewer} group="YOU" title={t`You`} />
      <Group viewer={viewer} group="WORK" title={t`Work`} />
      <Group viewer={viewer} group="COMPANY" title={viewer.companyName} />
      <div className={classes.foot}>
        <Account />
      </div>
    </nav>
  );
}

function Foot({ viewer }: { viewer: ViewerFacts }) {
  const { t } = useLingui();
  const underMore = useCurrent(places.filter(({ atFoot }) => !atFoot).map(({ path }) => path));
  return (
    <nav className={classes.bottom} aria-label={t`Main`}>
      {places
        .filter((place) => place.atFoot && place.open(viewer))
        .map((place) => (
          <PlaceLink key={place.path} place={place} todoCount={viewer.todoCount} />
        ))}
      <Link to="/more" className={classes.place} activeProps={{ 'aria-current': 'page' }} {...underMore}>
        <Trans>More</Trans>
      </Link>
    </nav>
  );
}

/** While the server cannot be reached the finder's code may not come; the page goes on without it. */
function NoFinder() {
  return null;
}

/** The member's app around a page: the left column, on the phone the foot, and the state of the line. */
export function MemberShell() {
  const { viewer, signedOut } = useShell('/_member');
  const connection = useConnection();
  const stands = useFirstPageStands();
  const [panel, setPanel] = useState<FinderPanel>(null);
  return (
    <ViewerProvider viewer={viewer}>
      <FinderContext value={setPanel}>
        <a className={classes.skip} href="#main">
          <Trans>Skip to the page</Trans>
        </a>
        <Side viewer={viewer} />
        <main className={classes.main} id="main" tabIndex={-1}>
          <OfflineLine state={connection} />
          {signedOut ? <SignedOut /> : <Outlet />}
        </main>
        <Foot viewer={viewer} />
        <CatchBoundary getResetKey={() => panel ?? ''} errorComponent={NoFinder}>
          <Suspense>{stands && <Finder panel={panel} onPanel={setPanel} />}</Suspense>
        </CatchBoundary>
      </FinderContext>
    </ViewerProvider>
  );
}
