import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { Authenticator } from '../support/authenticator.ts';
import { expect, phone, test } from '../support/journey.ts';
import { samplePassword } from '../support/sightline.ts';

test.use({ withMail: false });

const sue = 'sue@aldersund.example';

/** What the buttons and fields are called in each language. */
const languages = {
  'en-GB': {
    locale: 'EN',
    address: 'E-mail address',
    password: 'Password',
    logIn: 'Log in',
    security: 'Second step',
    setUp: 'Set up an app…',
    dialog: 'Set up an authenticator app',
    firstDigit: 'Code of your app, digit 1 of 6',
    wrong: 'This is not the code that the app shows now.',
    keep: 'Keep your recovery codes',
    download: 'Download',
    kept: 'I have kept them',
    on: /^Logging in asks for a code of your app since/u,
    left: (count: number) => `${count} recovery codes are left`,
    used: 'This code is wrong, or it was used already.',
    useCode: 'Use a recovery code',
    recovery: 'Recovery code',
    renew: 'New recovery codes',
    off: 'Turn off…',
    offDialog: 'Turn the second step off?',
    offConfirm: 'Turn it off',
    signedOut: 'You are signed out',
  },
  'de-DE': {
    locale: 'DE',
    address: 'E-Mail-Adresse',
    password: 'Passwort',
    logIn: 'Anmelden',
    security: 'Zweiter Schritt',
    setUp: 'App einrichten…',
    dialog: 'Authenticator-App einrichten',
    firstDigit: 'Code deiner App, Ziffer 1 von 6',
    wrong: 'Das ist nicht der Code, den die App jetzt zeigt.',
    keep: 'Bewahre deine Ersatzcodes auf',
    download: 'Herunterladen',
    kept: 'Ich habe sie aufbewahrt',
    on: /^Die Anmeldung verlangt einen Code deiner App/u,
    left: (count: number) => `Noch ${count} Ersatzcodes`,
    used: 'Dieser Code ist falsch oder schon benutzt.',
    useCode: 'Ersatzcode verwenden',
    recovery: 'Ersatzcode',
    renew: 'Neue Ersatzcodes',
    off: 'Ausschalten…',
    offDialog: 'Den zweiten Schritt ausschalten?',
    offConfirm: 'Ausschalten',
    signedOut: 'Du bist abgemeldet',
  },
} as const;

type Words = (typeof languages)[keyof typeof languages];

/** Types a code into the six boxes, as a person does. */
async function typeCode(page: Page, words: Words, code: string): Promise<void> {
  await page.getByLabel(words.firstDigit).click();
  await page.keyboard.type(code);
}

async function givePassword(page: Page, words: Words): Promise<void> {
  await page.goto('/login');
  await page.getByLabel(words.address).fill(sue);
  await page.getByLabel(words.password, { exact: true }).fill(samplePassword);
  await page.getByRole('button', { name: words.logIn, exact: true }).click();
}

/** Every look that a page has to pass. */
async function looked(page: Page): Promise<void> {
  await accessible(page);
  await fits(page, 390);
}

/** The codes that are shown, from the file that holds them. */
async function keepCodes(page: Page, words: Words): Promise<string[]> {
  const dialog = page.getByRole('dialog', { name: words.keep });
  await expect(dialog.getByRole('listitem')).toHaveCount(10);
  const shown = await dialog.getByRole('listitem').allTextContents();
  await looked(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: words.download }).click(),
  ]);
  expect((await readFile(await file.path(), 'utf8')).trim().split('\n')).toEqual(shown);
  await dialog.getByRole('button', { name: words.kept }).click();
  return shown;
}

for (const [locale, words] of Object.entries(languages)) {
  test(`a second step is set up, asked for, replaced once by a recovery code, and turned off (${locale})`, async ({
    openBrowser,
    complaints,
  }) => {
    complaints.expect(/422 \(Unprocessable/u);
    complaints.expect(/401 \(Unauthorized\)/u);
    const here = await openBrowser('sue', { locale });
    await givePassword(here, words);
    await expect(here).toHaveURL(/\/home$/u);
    await ask(
      here.context(),
      `mutation { setLanguage(input: { locale: ${words.locale} }) { errors { __typename } } }`,
    );
    const there = await openBrowser('sue elsewhere', { locale });
    await givePassword(there, words);
    await expect(there).toHaveURL(/\/home$/u);

    await here.goto('/security');
    await here.getByRole('button', { name: words.setUp }).click();
    const dialog = here.getByRole('dialog', { name: words.dialog });
    await expect(dialog.getByRole('img')).toBeVisible();
    const app = new Authenticator(await dialog.locator('code').innerText());
    await typeCode(here, words, '000000');
    await expect(dialog.getByText(words.wrong)).toBeVisible();
    await looked(here);
    await typeCode(here, words, app.next());
    const codes = await keepCodes(here, words);
    await expect(here.getByText(words.on)).toBeVisible();
    await expect(here.getByText(words.left(10))).toBeVisible();
    await looked(here);
    await expect(there.getByRole('heading', { name: words.signedOut })).toBeVisible({ timeout: 2_000 });

    const again = await openBrowser('sue on the phone', { ...phone, locale });
    await givePassword(again, words);
    await expect(again.getByRole('heading', { level: 1, name: words.security })).toBeVisible();
    await typeCode(again, words, '000000');
    await expect(again.getByText(words.used)).toBeVisible();
    await looked(again);
    await typeCode(again, words, app.next());
    await expect(again).toHaveURL(/\/home$/u);

    const third = await openBrowser('sue without the phone', { locale });
    await givePassword(third, words);
    await third.getByRole('button', { name: words.useCode }).click();
    await looked(third);
    await third.getByLabel(words.recovery).fill(codes[4] ?? '');
    await third.keyboard.press('Enter');
    await expect(third).toHaveURL(/\/home$/u);
    await third.goto('/security');
    await expect(third.getByText(words.left(9))).toBeVisible();
    await third.getByRole('button', { name: words.renew }).click();
    const renewed = await keepCodes(third, words);
    expect(renewed).not.toContain(codes[0]);
    await expect(third.getByText(words.left(10))).toBeVisible();

    await third.getByRole('button', { name: words.off }).click();
    const question = third.getByRole('dialog', { name: words.offDialog });
    await looked(third);
    await question.getByRole('button', { name: words.offConfirm }).click();
    await expect(third.getByRole('button', { name: words.setUp })).toBeVisible();
    const last = await openBrowser('sue with the password alone', { locale });
    await givePassword(last, words);
    await expect(last).toHaveURL(/\/home$/u);
  });
}
