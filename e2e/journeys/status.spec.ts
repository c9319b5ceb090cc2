import type { Page } from '@playwright/test';
import { accessible } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { expect, phone, test } from '../support/journey.ts';

const messages = '{ viewer { messages(first: 5) { nodes { kind } } } }';

interface Messages {
  viewer: { messages: { nodes: { kind: string }[] } };
}

async function openAutumn(page: Page): Promise<void> {
  await page.goto('/company');
  await page.getByRole('link', { name: 'Autumn 360' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Person by person' })).toBeVisible();
}

const names = (page: Page) =>
  page.getByRole('table', { name: 'How far each person is' }).getByRole('rowheader');

test('an HR assistant finds who is stuck, nudges them, and takes the table along', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example');
  const max = await signedIn('max@aldersund.example');
  await openAutumn(asa);
  await expect(names(asa)).toHaveCount(13);

  await asa.getByLabel('State', { exact: true }).selectOption({ label: 'Not finished' });
  await expect(names(asa)).toHaveCount(11);
  await asa.getByLabel('Team', { exact: true }).selectOption({ label: 'Design (6)' });
  await expect(names(asa)).toHaveCount(6);
  await asa.getByLabel('Group', { exact: true }).selectOption({ label: 'By state' });
  await expect(asa.getByRole('rowheader', { name: /^Names wait for a decision/u })).toBeVisible();
  await asa.reload();
  await expect(asa.getByRole('rowheader', { name: /^Names wait for a decision/u })).toBeVisible();

  const cole = asa.getByRole('row', { name: /Cole Byrne/u });
  await cole.getByRole('checkbox', { name: 'Choose Cole Byrne' }).check();
  await asa.getByRole('button', { name: 'Nudge', exact: true }).click();
  await expect(asa.getByText('1 nudged')).toBeVisible();
  await expect(cole.getByText(/Nudged, again possible/u)).toBeVisible();
  const { viewer } = await ask<Messages>(max.context(), messages);
  expect(viewer.messages.nodes[0]?.kind).toBe('NUDGE_APPROVE');
  await max.goto('/messages');
  await max.getByText("A reminder: Cole Byrne's list of reviewers waits for you.").click();
  await expect(max).toHaveURL(/\/approve$/u);

  await cole.getByRole('checkbox', { name: 'Choose Cole Byrne' }).check();
  await asa.getByRole('button', { name: 'Choose all 6' }).click();
  await asa.getByRole('button', { name: 'Nudge', exact: true }).click();
  await expect(asa.getByText('1 had one today')).toBeVisible();
  await expect(asa.getByText('5 nudged')).toBeVisible();

  const download = asa.waitForEvent('download');
  await asa.getByRole('button', { name: 'Export', exact: true }).click();
  await asa.getByRole('menuitem', { name: 'What is listed, as CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^cycle-states-.*\.csv$/u);

  await asa.getByRole('link', { name: 'Cole Byrne' }).click();
  await expect(asa.getByRole('heading', { level: 1, name: 'Cole Byrne' })).toBeVisible();
  await expect(asa.getByText('It waits for Max Lindqvist to decide names.')).toBeVisible();
  await expect(asa.getByText(/Answers are not visible to you/u)).toBeVisible();
});

test('on a phone, in the dark and in German the table keeps its words', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example', { ...phone, colorScheme: 'dark' });
  await openAutumn(asa);
  const wider = () => asa.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(await wider()).toBe(false);
  await ask(asa.context(), 'mutation { setLanguage(input: { locale: DE }) { errors { ... on UserError { message } } } }');
  await asa.reload();
  await expect(asa.getByRole('heading', { level: 2, name: '13 Personen' })).toBeVisible();
  await asa.getByLabel('Gruppe', { exact: true }).selectOption({ label: 'Nach Führungskraft' });
  await expect(asa.getByText('Ohne Führungskraft', { exact: true }).first()).toBeVisible();
  expect(await wider()).toBe(false);
  await accessible(asa);
});

test('by keyboard alone somebody is found and nudged', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example');
  await openAutumn(asa);
  await asa.getByLabel('Find by name or team').focus();
  await asa.keyboard.type('Elin');
  await expect(names(asa)).toHaveCount(1);
  await asa.getByRole('checkbox', { name: 'Choose Elin Strandgård' }).focus();
  await asa.keyboard.press('Space');
  await asa.getByRole('button', { name: 'Nudge', exact: true }).focus();
  await asa.keyboard.press('Enter');
  await expect(asa.getByText('1 nudged')).toBeVisible();
});
