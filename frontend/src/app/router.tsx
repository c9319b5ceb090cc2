import { type ErrorComponentProps, createRouter } from '@tanstack/react-router';
import { CombinedError } from '@urql/core';
import type { ReactNode } from 'react';
import { pageErrorCode, requestId } from '../lib/errors.ts';
import type { Services } from '../lib/services.tsx';
import { useInShell } from '../lib/viewer-context.tsx';
import { Failure } from '../ui/failure.tsx';
import { HomeLink } from '../ui/home-link.tsx';
import classes from './router.module.css';
import { routeTree } from './route-tree.gen.ts';

function Frame({ children }: { children: ReactNode }) {
  return useInShell() ? children : <main className={classes.alone}>{children}</main>;
}

/** Loads the whole app again, once the server answers: without it the browser would show its own page instead. */
function loadAgain(): void {
  fetch('/healthz').then(
    () => location.reload(),
    () => undefined,
  );
}

function PageFailed({ error, reset }: ErrorComponentProps) {
  const code = pageErrorCode(error);
  return (
    <Frame>
      <Failure
        code={code}
        requestId={error instanceof CombinedError ? requestId(error) : null}
        onRetry={code === 'PART_MISSING' ? loadAgain : reset}
        way={<HomeLink />}
      />
    </Frame>
  );
}

function PageNotFound() {
  return (
    <Frame>
      <Failure code="NOT_FOUND" way={<HomeLink />} />
    </Frame>
  );
}

/** The app's pages. The old page stays until 300 ms have passed. */
export function createAppRouter(services: Services) {
  return createRouter({
    routeTree,
    context: { services },
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    scrollRestoration: true,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageNotFound,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
