import type { Page } from '@playwright/test';
import { accessible } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';
import { nominate, reviewerRow } from '../support/reviewee.ts';
import { answerScales, proseField, submit } from '../support/reviewer.ts';
import { beginCycle, setDates, setPeopleAndReaders } from '../support/runner.ts';
import { goHome, startTodo, todo } from '../support/todos.ts';

const cycle = { name: 'Team 360', preset: 'Named', reviewee: 'Sue Aalto' } as const;
const keep = 'What should this person keep doing?';

/** HR: a cycle about two of Max's people. */
async function prepares(hana: Page): Promise<void> {
  await beginCycle(hana, cycle.name);
  await setDates(hana);
  await setPeopleAndReaders(hana, cycle);
  await hana.getByRole('textbox', { name: 'Add people' }).fill('Rae O');
  await hana.getByRole('option', { name: /Rae Okafor/u }).click();
  await expect(hana.getByText('2 people are reviewed.')).toBeVisible();
  await expect(hana.getByText(/^Saved \d/u)).toBeVisible();
  await hana.getByRole('button', { name: 'Rehearse the launch' }).click();
  await hana.getByRole('button', { name: 'Launch for 2 people' }).click();
  await expect(hana).toHaveURL(/\/company\/cycles\/[^/]+$/u);
}

async function declines(page: Page, why: string): Promise<void> {
  await startTodo(page, 'about Sue Aalto', cycle.name);
  await page.getByRole('button', { name: 'Decline…' }).click();
  await page.getByRole('dialog').getByLabel('Why').fill(why);
  await page.getByRole('dialog').getByRole('button', { name: 'Decline', exact: true }).click();
  await expect(page.getByText('You declined to write this.')).toBeVisible();
}

async function approves(max: Page, name: string): Promise<void> {
  await goHome(max);
  await startTodo(max, "Approve Sue Aalto's reviewers");
  await max.getByRole('button', { name: `Approve ${name}` }).click();
  await expect(max.getByRole('button', { name: `Approve ${name}` })).toBeHidden();
}

test('who declined is replaced or let be', async ({ signedIn }) => {
  test.setTimeout(240_000);
  const hana = await signedIn('hana@aldersund.example');
  await prepares(hana);
  const sue = await signedIn('sue@aldersund.example');
  await startTodo(sue, cycle.name);
  for (const name of ['Cole Byrne', 'Ines Ferreira']) await nominate(sue, name);
  await sue.getByRole('button', { name: 'I am done, send to Max' }).click();
  const max = await signedIn('max@aldersund.example');
  for (const name of ['Cole Byrne', 'Ines Ferreira']) await approves(max, name);

  const cole = await signedIn('cole@aldersund.example');
  await declines(cole, 'I have hardly any time.');
  await goHome(sue);
  await startTodo(sue, 'Choose somebody else', cycle.name);
  await expect(reviewerRow(sue, 'Cole Byrne')).toContainText('Declined');
  await accessible(sue);
  await nominate(sue, 'Rae Okafor');
  await goHome(sue);
  await expect(todo(sue, 'Choose somebody else', cycle.name)).toBeHidden();
  await approves(max, 'Rae Okafor');

  const ines = await signedIn('ines@aldersund.example');
  await declines(ines, 'We never worked together.');
  await startTodo(sue, 'Choose somebody else', cycle.name);
  await sue.getByRole('button', { name: 'Let it be that Ines Ferreira declined' }).click();
  await goHome(sue);
  await expect(todo(sue, 'Choose somebody else', cycle.name)).toBeHidden();

  const rae = await signedIn('rae@aldersund.example');
  await startTodo(rae, 'about Sue Aalto', cycle.name);
  await proseField(rae, new RegExp(keep, 'u')).fill('She asks who will read it.');
  await answerScales(rae);
  await submit(rae);

  await goHome(max);
  await startTodo(max, 'Release the feedback to Sue Aalto');
  await expect(max.getByRole('heading', { level: 2, name: 'What Sue will read' })).toBeVisible();
});
