// Journeys through the real binary in Chromium. `npm run shots` sets SHOTS and takes the pictures instead.
//
// CHROMIUM       path of the browser (scripts/chromium.sh finds one)
// TRACE          set to record what happens, for `npx playwright show-trace`; recording takes as long as the journeys
// SIGHTLINE_BIN  path of the binary (bin/sightline of this tree by default)
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: process.env.SHOTS ? 'shots' : 'journeys',
  outputDir: 'results/traces',
  // One at a time: a journey has up to five browsers and a server of its own on the same cores.
  workers: 1,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  // The longest anything on a page may take to be seen; nothing waits for a fixed time.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 15_000,
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      // Chromium's own sandbox refuses to run for root, as whom containers run tests.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
