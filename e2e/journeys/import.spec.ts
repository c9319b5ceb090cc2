// People come in from a table: checked first, mended, carried out, and the same again changes nothing. Whoever is new
// is invited afterwards, together.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { expect, phone, test } from '../support/journey.ts';
import { faultKinds, faults, people, table, workbook } from '../support/people-table.ts';

const english = (count: number) => count.toLocaleString('en-GB');

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

/** How many accounts of members the list says there are. */
async function membersListed(page: Page): Promise<number> {
  await page.goto('/settings/users');
  const total = page.getByText(/^[\d,]+ accounts$/u);
  await expect(total).toBeVisible();
  return Number((await total.innerText()).replace(/\D/gu, ''));
}

/** Saves the report and gives its lines. */
async function report(page: Page): Promise<string[]> {
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the report' }).click();
  return (await readFile(await (await saved).path(), 'utf8')).trim().split('\r\n');
}

test('a file of 5,000 people is checked, mended and carried out', async ({ signedIn, complaints }) => {
  complaints.expect(/422 \(Unprocessable Entity\)/u);
  test.setTimeout(180_000);
  const page = await signedIn('ada@aldersund.example');
  const before = await membersListed(page);
  await page.goto('/import');
  await expect(page.getByRole('heading', { level: 1, name: 'Import people' })).toBeVisible();
  await accessible(page);
  await fits(page, 390);
  await choose(page, 'broken.csv', 'E-mail;Name\n"a;b\n');
  await expect(page.getByText('Line 2: a quotation mark is missing')).toBeVisible();

  // The dry run shows each fault with its reason; the report has all of them.
  await choose(page, 'first.csv', table(faults));
  await expect(page.getByRole('heading', { level: 1, name: 'first.csv' })).toBeVisible();
  await expect(page.getByText(`${english(people - faults)} people are new`)).toBeVisible();
  await expect(page.getByText(`${faults} lines are refused`)).toBeVisible();
  for (const { says } of faultKinds) await expect(page.getByText(says).first()).toBeVisible();
  await accessible(page);
  await fits(page, 390);
  const planned = await report(page);
  expect(planned).toHaveLength(1 + people);
  expect(planned.filter((line) => line.includes('"refused"'))).toHaveLength(faults);

  // It goes on by itself; whoever left the page is told, live.
  await page.getByRole('button', { name: `Import ${english(people - faults)} lines` }).click();
  await expect(page.getByRole('progressbar')).toBeAttached();
  await page.getByRole('link', { name: 'Home' }).first().click();
  const told = page.getByRole('link', {
    name: `“first.csv” is imported. Lines carried out: ${people - faults}, refused: ${faults}.`,
  });
  await expect(told).toBeVisible({ timeout: 60_000 });
  await told.click();
  await expect(page.getByRole('heading', { level: 1, name: 'first.csv' })).toBeVisible();
  await expect(page.getByText(`${english(people - faults)} lines were carried out.`)).toBeVisible();
  await expect(page.getByText(`${english(people - faults)} people have no invitation yet`)).toBeVisible();
  await accessible(page);
  await fits(page, 390);

  // The mended file makes only those who were refused, and once more nobody.
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await choose(page, 'second.csv', table(0));
  await expect(page.getByText(`${faults} people are new`)).toBeVisible();
  await expect(page.getByText(`${english(people - faults)} stay as they are`)).toBeVisible();
  await page.getByRole('button', { name: `Import ${faults} lines` }).click();
  await expect(page.getByText(`${faults} lines were carried out.`)).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await choose(page, 'again.csv', table(0));
  await expect(page.getByText(`${english(people)} stay as they are`)).toBeVisible();
  expect(await membersListed(page)).toBe(before + people);
});

test('a German workbook with guests comes in on the phone, and all are invited', async ({
  signedIn,
  mailServer,
}) => {
  const page = await signedIn('ada@aldersund.example', phone);
  await ask(page.context(), 'mutation { setLanguage(input: { locale: DE }) { errors { __typename } } }');
  await page.goto('/import');
  await expect(page.getByRole('heading', { level: 1, name: 'Personen importieren' })).toBeVisible();
  await choose(
    page,
    'leute.xlsx',
    workbook([
      ['E-Mail', 'Vorname', 'Nachname', 'Stelle', 'Führungskraft', 'Art', 'Sprache'],
      ['nele@aldersund.example', 'Nele', 'Brandt', 'Lektorin', 'ines@aldersund.example', 'Mitglied', 'de'],
      ['ole@berater.example', 'Ole', 'Petersen', 'Berater', '', 'Externes Mitglied', 'de'],
      ['gesa@druck.example', 'Gesa', 'Thomsen', '', '', 'Gast', 'de'],
      ['till@aldersund.example', 'Till', 'Behrens', '', '', 'Gast', 'de'],
    ]),
  );
  await expect(page.getByRole('heading', { level: 1, name: 'leute.xlsx' })).toBeVisible();
  await expect(page.getByText('till@aldersund.example gehört zur Firma.')).toBeVisible();
  await accessible(page);
  await fits(page, 390);
  await page.getByRole('button', { name: '3 Zeilen importieren' }).click();
  await expect(page.getByText('3 Zeilen wurden ausgeführt.')).toBeVisible({ timeout: 30_000 });
  const waiting = page.getByText('3 Personen haben noch keine Einladung');
  await expect(waiting).toBeVisible();
  expect(mailServer.mails, 'creating tells nobody').toEqual([]);
  await accessible(page);
  await fits(page, 390);

  await page.getByRole('button', { name: 'Einladen…' }).click();
  await page.getByLabel('Persönliche Nachricht').fill('Schön, dass ihr dabei seid!');
  await accessible(page);
  await page.getByRole('button', { name: '3 Personen einladen', exact: true }).click();
  await expect(page.getByText(/Einladungen werden geschrieben/u)).toBeHidden({ timeout: 30_000 });
  await expect(waiting).toBeHidden();
  const invited = ['nele@aldersund.example', 'ole@berater.example', 'gesa@druck.example'];
  await expect
    .poll(() => mailServer.mails.map(({ to }) => to).toSorted(), { timeout: 30_000 })
    .toEqual(invited.toSorted());
  for (const mail of mailServer.mails) expect(mail.text).toContain('Schön, dass ihr dabei seid!');
});

test('the page is for those who may import', async ({ signedIn }) => {
  const page = await signedIn('sue@aldersund.example');
  await page.goto('/import');
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing to see here' })).toBeVisible();
});
