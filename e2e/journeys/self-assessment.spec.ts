import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';
import { approvedList } from '../support/lists.ts';
import { answerScales, proseField, submit } from '../support/reviewer.ts';
import { beginWriting } from '../support/runner.ts';
import { goHome, startTodo, todo } from '../support/todos.ts';

const cycle = { name: 'Two sides', preset: 'Named', reviewee: 'Sue Aalto' } as const;
const keep = 'What should this person keep doing?';
const own = 'I should keep asking early, and sooner than I do.';
const names = ['Rae Okafor', 'Cole Byrne'] as const;
const addresses = { 'Rae Okafor': 'rae@aldersund.example', 'Cole Byrne': 'cole@aldersund.example' };

async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look over and submit' }).click();
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await expect(page.getByText(/^Handed in on/u)).toBeVisible();
}

test('a reviewee writes about herself, and reads it beside what others wrote', async ({ signedIn }) => {
  const { hana, sue, max } = await approvedList(signedIn, cycle, names);
  await beginWriting(hana);

  await goHome(sue);
  await startTodo(sue, 'Write your own view', cycle.name);
  await expect(sue.getByRole('heading', { level: 1 })).toBeVisible();
  await accessible(sue);
  await fits(sue, 390);
  await proseField(sue, new RegExp(keep, 'u')).fill(own);
  await answerScales(sue);
  await handIn(sue);
  await sue.getByRole('button', { name: 'Take it back and go on writing' }).click();
  await expect(proseField(sue, new RegExp(keep, 'u'))).toHaveValue(own);
  await handIn(sue);
  await accessible(sue);

  for (const name of names) {
    const page = await signedIn(addresses[name]);
    await startTodo(page, 'about Sue Aalto', cycle.name);
    await proseField(page, new RegExp(keep, 'u')).fill(`${name} saw it.`);
    await answerScales(page);
    await submit(page);
  }
  await goHome(max);
  await startTodo(max, 'Release the feedback to Sue Aalto');
  await expect(max.getByText(own)).toHaveCount(0);
  await max.getByRole('button', { name: 'Release…' }).click();
  await max.getByRole('dialog').getByRole('button', { name: 'Release to Sue' }).click();
  await goHome(sue);
  await expect(todo(sue, 'Read the feedback about you', cycle.name)).toBeVisible();
  await startTodo(sue, 'Read the feedback about you', cycle.name);
  await expect(sue.getByText(own)).toBeVisible();
  await expect(sue.getByText('Rae Okafor saw it.')).toBeVisible();
  await accessible(sue);
  await fits(sue, 390);
  await max.reload();
  await expect(max.getByText(own)).toBeVisible();
});
