// Pictures of every page as its person sees it: light, dark and on a phone, into results/shots. `npm run shots`.
import { join } from 'node:path';
import { expect, phone, test } from '../support/journey.ts';
import { appPages } from '../support/pages.ts';

const folder = join(import.meta.dirname, '../results/shots');

test.use({ withMail: false, host: 'localhost' });

for (const { name, who, open, prints } of appPages) {
  test(name, async ({ signedIn, openBrowser, complaints }) => {
    if (prints) complaints.expect(prints);
    const page = who === null ? await openBrowser('nobody') : await signedIn(who);
    await open(page);
    await page.evaluate(() => document.fonts.ready);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(phone.viewport);
    await page.screenshot({ path: join(folder, `${name}-phone.png`), fullPage: true });
  });
}
