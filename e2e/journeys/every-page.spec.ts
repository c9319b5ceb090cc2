import { expect, type Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { phone } from '../support/journey.ts';
import { appPages } from '../support/pages.ts';
import { test } from '../support/shared.ts';
import { areOfPeople, hearPeople, softwareWords } from '../support/words.ts';

/** The page stands, in one language, and nothing is on its way any more: also what the server words has changed. */
async function inLanguage(page: Page, language: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** Opens the page that stands in English again in German; resolves with the texts that stayed the same. */
async function unchanged(page: Page, people: ReadonlySet<string>): Promise<string[]> {
  await inLanguage(page, 'en');
  const english = new Set(await softwareWords(page));
  expect(english.size, 'English texts on the page').toBeGreaterThan(0);
  await page.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await page.reload();
  await inLanguage(page, 'de');
  const german = await softwareWords(page);
  return german.filter((text) => english.has(text) && !areOfPeople(text, people));
}

// They are opened by clicks, and their address does not lead there again.
const behindClicks = new Set(['cycle-new', 'cycle-editor', 'cycle-status', 'cycle-notice', 'palette']);

for (const { name, who, open, prints, phone: onPhone } of appPages) {
  const also = behindClicks.has(name) ? '' : ', German for whoever chose German';
  test(`${name}: no axe violation in light and dark, nothing wider than 320 px${also}`, async ({
    signedIn,
    openBrowser,
    complaints,
  }) => {
    if (prints) complaints.expect(prints);
    const size = onPhone ? phone : {};
    const page = who === null ? await openBrowser('nobody', size) : await signedIn(who, size);
    const people = hearPeople(page);
    await open(page);
    await accessible(page);
    await fits(page, 320);
    if (also) expect(await unchanged(page, people)).toEqual([]);
  });
}
