// The test function of journeys that only look: they share one server, and whoever logged in once stays logged in.
import type { BrowserContext } from '@playwright/test';
import { test as journey } from './journey.ts';
import { type Sightline, startSightline } from './sightline.ts';

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Shared {
  sightline: Sightline;
  /** What the browser of each person kept after the login. */
  sessions: Map<string, Kept>;
}

export const test = journey.extend<object, { shared: Shared }>({
  shared: [
    async ({}, use) => {
      const sightline = await startSightline(null, 'localhost');
      await use({ sightline, sessions: new Map() });
      await sightline.stop();
    },
    { scope: 'worker' },
  ],
  sightline: async ({ shared }, use) => use(shared.sightline),
  signedIn: async ({ signedIn, openBrowser, shared }, use) => {
    await use(async (email, options) => {
      const kept = shared.sessions.get(email);
      if (kept) {
        const page = await openBrowser(email, { ...options, storageState: kept });
        await page.goto('/healthz');
        return page;
      }
      const page = await signedIn(email, options);
      // The account remembers the language of whoever looked last.
      await page.evaluate(() => localStorage.setItem('sightline.language', 'en'));
      shared.sessions.set(email, await page.context().storageState());
      return page;
    });
  },
});
