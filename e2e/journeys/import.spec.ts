// People come in from a table: checked first, mended, carried out, and the same again changes nothing.
import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';

const people = 5_000;
const faults = 60;

/** A table of as many people; the first ones have a fault each. */
function table(faulty: number): string {
  const lines = ['E-mail;Full name;Job title;Team;Reports to'];
  for (let n = 0; n < people; n++) {
    const name = n < faulty && n % 2 === 0 ? '' : `Person ${n}`;
    const manager = n < faulty && n % 2 === 1 ? 'nobody@aldersund.example' : 'ines@aldersund.example';
    lines.push(`person${n}@aldersund.example;${name};Reader;Readers;${n === 0 ? '' : manager}`);
  }
  return lines.join('\r\n');
}

async function choose(page: Page, name: string, content: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

test('a file of 5,000 people is checked, mended and carried out', async ({ signedIn, complaints }) => {
  complaints.expect(/422 \(Unprocessable Entity\)/u);
  test.setTimeout(120_000);
  const page = await signedIn('ada@aldersund.example');
  await page.goto('/import');
  await expect(page.getByRole('heading', { level: 1, name: 'Import people' })).toBeVisible();
  await accessible(page);
  await fits(page, 390);
  await choose(page, 'broken.csv', 'E-mail;Name\n"a;b\n');
  await expect(page.getByText('Line 2: a quotation mark is missing')).toBeVisible();
  await choose(page, 'first.csv', table(faults));
  await expect(page.getByRole('heading', { level: 1, name: 'first.csv' })).toBeVisible();
  await expect(page.getByText(`4,940 people are new`)).toBeVisible();
  await expect(page.getByText('60 lines are refused')).toBeVisible();
  await expect(page.getByText('Whoever is new needs a name.').first()).toBeVisible();
  await accessible(page);
  await fits(page, 390);
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await choose(page, 'second.csv', table(0));
  await expect(page.getByText('5,000 people are new')).toBeVisible();
  await page.getByRole('button', { name: 'Import 5,000 lines' }).click();
  await expect(page.getByText('5,000 lines were carried out.')).toBeVisible({ timeout: 60_000 });
  await accessible(page);
  await page.getByRole('button', { name: 'Choose another file' }).click();
  await choose(page, 'again.csv', table(0));
  await expect(page.getByText('5,000 stay as they are')).toBeVisible();
});

test('the page is for those who may import', async ({ signedIn }) => {
  const page = await signedIn('sue@aldersund.example');
  await page.goto('/import');
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing to see here' })).toBeVisible();
});
