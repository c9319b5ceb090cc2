// Whoever runs a cycle chooses the words of its mails, sees how they read, and goes back to the default.
import type { Page } from '@playwright/test';
import { accessible } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { expect, phone, test } from '../support/journey.ts';

async function openCycle(page: Page): Promise<string> {
  await page.goto('/company');
  await page.getByRole('link', { name: 'Autumn 360' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Person by person' })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

test('the words of a mail are chosen, checked, previewed and taken back', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example');
  const cycleId = await openCycle(asa);
  await asa.goto(`/company/cycles/${cycleId}/edit`);
  await asa.getByRole('link', { name: 'Asked for feedback' }).click();
  await expect(asa.getByRole('heading', { level: 1, name: 'Asked for feedback' })).toBeVisible();
  await expect(asa.getByText(/^Hello Asa Nyström,/u)).toBeVisible();
  await accessible(asa);

  const text = asa.getByRole('textbox', { name: 'Text' });
  await asa.getByRole('textbox', { name: 'Subject' }).fill('A word about {person}, please');
  await text.fill('Dear {boss},\n\nten minutes are enough.\n\n{link}');
  await asa.getByRole('button', { name: 'Save the words' }).click();
  await expect(asa.getByText('{boss} stands for nothing in this mail.')).toBeVisible();
  await text.fill('Dear {name},\n\nten minutes are enough.');
  await asa.getByRole('button', { name: 'Save the words' }).click();
  await expect(asa.getByText(/The link is missing/u)).toBeVisible();
  await accessible(asa);
  await asa.getByRole('button', { name: '{link}' }).click();
  await expect(text).toHaveValue('Dear {name},\n\nten minutes are enough.\n{link}');
  await expect(asa.getByText(/^Dear Asa Nyström,\s+ten minutes are enough\./u)).toBeVisible();
  await asa.getByRole('button', { name: 'Save the words' }).click();
  await expect(asa.getByText('With words that were chosen for this cycle.')).toBeVisible();

  // Who would get it reads the same words.
  await asa.goto(`/company/cycles/${cycleId}/notify/write`);
  await expect(asa.getByText(/ten minutes are enough\./u)).toBeVisible();

  await asa.goto(`/company/cycles/${cycleId}/mails/write`);
  await asa.getByRole('button', { name: 'Back to the default…' }).click();
  await asa.getByRole('button', { name: 'Back to the default', exact: true }).click();
  await expect(asa.getByText('With the default words. You can choose your own for this cycle.')).toBeVisible();
  await expect(text).toHaveValue(/^Hello \{name\},/u);
});

test('on a phone, in the dark and in German the page keeps its words', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example', { ...phone, colorScheme: 'dark' });
  const cycleId = await openCycle(asa);
  await ask(asa.context(), 'mutation { setLanguage(input: { locale: DE }) { errors { ... on UserError { message } } } }');
  await asa.goto(`/company/cycles/${cycleId}/mails/nudge-write`);
  await expect(asa.getByRole('heading', { level: 1, name: 'Erinnerung: Schreiben' })).toBeVisible();
  await expect(asa.getByRole('textbox', { name: 'Text' })).toHaveValue(/\{zyklus\}/u);
  expect(await asa.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await accessible(asa);
});
