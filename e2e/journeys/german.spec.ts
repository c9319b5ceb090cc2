import type { Page } from '@playwright/test';
import { phone, expect, test } from '../support/journey.ts';
import { type AppPage, appPages } from '../support/pages.ts';

test.use({ withMail: false });

/** Types whose texts people write; all others are worded by the software. */
const peoples = new Set([
  'Question',
  'QuestionResult',
  'Section',
  'Cycle',
  'Answer',
  'User',
  'FeedbackRequest',
]);
const enough = 3;

/** Every text of at least three words, without what people wrote and without samples of the other language. */
function softwareWords(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const foreign = node.parentElement?.closest('.people-text, body [lang], noscript, script, style');
      const text = node.textContent?.trim() ?? '';
      if (!foreign && (text.match(/\p{L}{2,}/gu) ?? []).length >= least) texts.push(text);
    }
    return texts;
  }, enough);
}

/** Collects what people wrote, and what they are called, from every answer that the page gets. */
function hearPeople(page: Page): Set<string> {
  const words = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const ofPeople = '__typename' in value && peoples.has(String(value.__typename));
    for (const inside of Object.values(value).flat()) {
      if (ofPeople && typeof inside === 'string') words.add(inside);
      else walk(inside);
    }
  };
  const nameSample = ({ password, people }: { password: string; people: { name: string }[] }) => {
    for (const text of [password, ...people.map(({ name }) => name)]) words.add(text);
  };
  page.on('response', (response) => {
    if (response.url().endsWith('/graphql')) response.json().then(walk, () => undefined);
    if (response.url().endsWith('/auth/sample')) response.json().then(nameSample, () => undefined);
  });
  return words;
}

/** The page stands, in one language, and nothing is on its way any more: also what the server words has changed. */
async function inLanguage(page: Page, language: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** Goes to the page in English and then in German; resolves with the texts that stayed the same. */
async function unchanged(page: Page, { open }: AppPage): Promise<string[]> {
  const people = hearPeople(page);
  await page.goto('/');
  await page.evaluate(() => localStorage.setItem('sightline.language', 'en'));
  await open(page);
  await inLanguage(page, 'en');
  const english = new Set(await softwareWords(page));
  expect(english.size, 'English texts on the page').toBeGreaterThan(0);
  await page.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await page.reload();
  await inLanguage(page, 'de');
  const german = await softwareWords(page);
  return german.filter((text) => english.has(text) && ![...people].some((words) => words.includes(text)));
}

// They are opened by clicks on English words, and their address does not lead there again.
const behindClicks = new Set(['cycle-new', 'cycle-editor', 'cycle-status', 'cycle-notice', 'palette']);

for (const appPage of appPages.filter(({ name }) => !behindClicks.has(name))) {
  const { name, who, prints } = appPage;
  test(`${name} is German for whoever chose German`, async ({ signedIn, openBrowser, complaints }) => {
    if (prints) complaints.expect(prints);
    const size = { ...(appPage.phone ? phone : {}) };
    const page = who === null ? await openBrowser('nobody', size) : await signedIn(who, size);
    expect(await unchanged(page, appPage)).toEqual([]);
  });
}
