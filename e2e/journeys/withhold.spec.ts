import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';
import { approvedList } from '../support/lists.ts';
import { answersTo, answerScales, proseField, submit } from '../support/reviewer.ts';
import { goHome, startTodo } from '../support/todos.ts';

const cycle = { name: 'Client 360', preset: 'Confidential', reviewee: 'Sue Aalto' } as const;
const keep = 'What should this person keep doing?';
const texts = {
  'Rae Okafor': 'Ask the client Nordhavn, they will tell you.',
  'Cole Byrne': 'She keeps the minutes short.',
};
const addresses = { 'Rae Okafor': 'rae@aldersund.example', 'Cole Byrne': 'cole@aldersund.example' };
const names = ['Rae Okafor', 'Cole Byrne'] as const;
const why = 'It names a client who was promised silence.';

/** The line manager: gives no reason and is told so, gives one, puts the answer back, and withholds it again. */
async function withholds(max: Page): Promise<void> {
  const words = answersTo(max, keep).getByText(texts['Rae Okafor']).locator('../../..');
  await words.getByRole('button', { name: 'Withhold…' }).click();
  const dialog = max.getByRole('dialog', { name: 'Withhold this answer?' });
  await expect(dialog.getByText('Sue Aalto learns only that one answer is withheld.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Withhold the answer' }).click();
  await expect(dialog.getByText('Say why, in a sentence.')).toBeVisible();
  await dialog.getByLabel('Why', { exact: true }).fill(why);
  await accessible(max);
  await dialog.getByRole('button', { name: 'Withhold the answer' }).click();
  await expect(dialog).toBeHidden();
  await expect(answersTo(max, keep).getByText(why)).toBeVisible();
  await expect(answersTo(max, keep).getByText('Withheld by you.')).toBeVisible();
}

test('an answer that is withheld is never read by the reviewee', async ({ signedIn }) => {
  const { sue, max } = await approvedList(signedIn, cycle, names);
  const pages: Page[] = [];
  for (const name of names) {
    const page = await signedIn(addresses[name]);
    await startTodo(page, 'about Sue Aalto', cycle.name);
    await proseField(page, new RegExp(keep, 'u')).fill(texts[name]);
    await answerScales(page);
    await submit(page);
    pages.push(page);
  }

  await goHome(max);
  await startTodo(max, 'Release the feedback to Sue Aalto');
  await withholds(max);
  await answersTo(max, keep).getByRole('button', { name: 'Put back' }).click();
  await expect(answersTo(max, keep).getByText(why)).toBeHidden();
  await withholds(max);
  await accessible(max);
  await fits(max, 390);

  const [rae] = pages;
  if (rae === undefined) throw new Error('nobody has written');
  await rae.reload();
  await expect(rae.getByText(/^Withheld by Max /u)).toBeVisible();
  await expect(rae.getByText(why)).toBeVisible();

  await max.getByRole('button', { name: 'Release…' }).click();
  const dialog = max.getByRole('dialog', { name: 'Release to Sue?' });
  await expect(dialog.getByText('One answer stays withheld for good')).toBeVisible();
  await dialog.getByRole('button', { name: 'Release to Sue' }).click();
  await expect(max.getByRole('button', { name: 'Put back' })).toBeHidden();

  await goHome(sue);
  await startTodo(sue, 'Read the feedback about you', cycle.name);
  await expect(sue.getByText('One answer is withheld.')).toBeVisible();
  await expect(answersTo(sue, keep).getByText(texts['Cole Byrne'])).toBeVisible();
  await expect(sue.getByText(texts['Rae Okafor'])).toHaveCount(0);
  await expect(sue.getByText(why)).toHaveCount(0);
  await accessible(sue);
});
