// Whoever runs a cycle lets the mail of a phase go out by itself, moves that, takes it back, and sees that it went.
import type { Page } from '@playwright/test';
import { accessible } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { expect, phone, test } from '../support/journey.ts';

const plan = `mutation ($input: PlanCycleNoticeInput!) {
  planCycleNotice(input: $input) { cycle { id } errors { ... on UserError { message } } }
}`;

async function openMail(page: Page, phase: string): Promise<string> {
  await page.goto('/company');
  await page.getByRole('link', { name: 'Autumn 360' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Person by person' })).toBeVisible();
  const cycleId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await page.goto(`/company/cycles/${cycleId}/notify/${phase}`);
  return cycleId;
}

/** A moment as the field for date and time wants it, some days from now. */
function inDays(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}T08:15`;
}

test('a mail is planned, moved, taken back, and goes out by itself', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example');
  const cycleId = await openMail(asa, 'write');

  await asa.getByRole('button', { name: 'Send it by itself at a time…' }).click();
  await asa.getByLabel('Day and time').fill('2020-01-01T09:00');
  await asa.getByRole('button', { name: 'Plan it' }).click();
  await expect(asa.getByText('Choose a time that lies in the future.')).toBeVisible();
  await asa.getByLabel('Day and time').fill(inDays(2));
  await accessible(asa);
  await asa.getByRole('button', { name: 'Plan it' }).click();
  await expect(asa.getByText(/Goes out by itself on .* at 08:15, planned by Asa/u)).toBeVisible();
  await accessible(asa);

  await asa.getByRole('button', { name: 'Choose another time…' }).click();
  await asa.getByLabel('Day and time').fill(inDays(3).replace('08:15', '10:45'));
  await asa.getByLabel('Day and time').press('Enter');
  await expect(asa.getByText(/Goes out by itself on .* at 10:45/u)).toBeVisible();

  await asa.getByRole('link', { name: 'Autumn 360' }).click();
  const phases = asa.getByRole('region', { name: 'Phases' });
  await expect(phases.getByText(/Goes out on .* at 10:45/u)).toBeVisible();
  await phases.getByRole('link', { name: 'See the mail: Write' }).click();
  await asa.getByRole('button', { name: 'Take the plan back' }).click();
  await expect(asa.getByRole('button', { name: 'Send it by itself at a time…' })).toBeVisible();

  const dueAt = new Date(Date.now() + 2000).toISOString();
  await ask(asa.context(), plan, { input: { cycleId, phase: 'WRITE', dueAt } });
  await expect(async () => {
    await asa.reload();
    await expect(asa.getByText(/mails? sent by Asa/u)).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 30_000 });
  await expect(asa.getByText(/Goes out by itself/u)).toBeHidden();
});

test('on a phone, in the dark and in German a plan keeps its words', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example', { ...phone, colorScheme: 'dark' });
  const cycleId = await openMail(asa, 'release');
  const dueAt = new Date(Date.now() + 86_400_000).toISOString();
  await ask(asa.context(), plan, { input: { cycleId, phase: 'RELEASE', dueAt } });
  await ask(asa.context(), 'mutation { setLanguage(input: { locale: DE }) { errors { ... on UserError { message } } } }');
  await asa.reload();
  await expect(asa.getByText(/Geht von selbst hinaus/u)).toBeVisible();
  expect(await asa.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await accessible(asa);
});
