// The test function of all journeys: a server, a mail server, and a browser for each person who takes part.
import {
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test as base,
} from '@playwright/test';
import { MailServer } from './mail-server.ts';
import { type Host, samplePassword, type Sightline, startSightline } from './sightline.ts';
import { Complaints } from './watch.ts';

/** A phone as guests have it. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;

/** Opens a browser of its own with an empty page; `who` names it in complaints. */
export type OpenBrowser = (who: string, options?: BrowserContextOptions) => Promise<Page>;

interface Journey {
  /** Whether the server knows a mail server. */
  withMail: boolean;
  /** How people reach the server. */
  host: Host;
  mailServer: MailServer;
  sightline: Sightline;
  complaints: Complaints;
  openBrowser: OpenBrowser;
  /** Opens a browser and signs a sample person in through the login page. */
  signedIn: (email: string, options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Journey>({
  withMail: [true, { option: true }],
  host: ['127.0.0.1', { option: true }],
  mailServer: async ({}, use) => {
    const mailServer = await MailServer.create();
    await mailServer.start();
    await use(mailServer);
    await mailServer.stop();
  },
  sightline: async ({ mailServer, withMail, host }, use) => {
    const sightline = await startSightline(withMail ? mailServer.url : null, host);
    await use(sightline);
    await sightline.stop();
  },
  complaints: async ({}, use) => {
    const complaints = new Complaints();
    await use(complaints);
    expect(complaints.unexpected(), 'console errors, CSP reports, requests to elsewhere').toEqual([]);
  },
  openBrowser: async ({ browser, sightline, complaints }, use) => {
    const open: BrowserContext[] = [];
    await use(async (who, options = {}) => {
      const context = await browser.newContext({
        baseURL: sightline.url,
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...options,
      });
      open.push(context);
      await complaints.watch(context, who, sightline.url);
      return context.newPage();
    });
    await Promise.all(open.map((context) => context.close()));
  },
  signedIn: async ({ openBrowser }, use) => {
    await use(async (email, options) => {
      const page = await openBrowser(email, options);
      await page.goto('/login');
      await logIn(page, email, samplePassword);
      await expect(page).toHaveURL(/\/(home|guest)$/u);
      // The address changes before the page is there; a journey begins on the start page.
      await expect(page.getByRole('button', { name: 'Log in', exact: true })).toBeHidden();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      return page;
    });
  },
});

/** Fills in the login page that is open, in English, and sends it. */
export async function logIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

/** Remembers the document that is open; the returned function fails when it was loaded again since. */
export async function sameDocument(page: Page): Promise<() => Promise<void>> {
  const loaded = () => page.evaluate(() => performance.timeOrigin);
  const before = await loaded();
  return async () => expect(await loaded(), 'the page was not loaded again').toBe(before);
}

export { expect };
