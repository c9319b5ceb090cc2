// Who runs a cycle sees it move without loading again, and nothing moves under the hands of who edits or rehearses.
import type { Page } from '@playwright/test';
import { expect, sameDocument, test } from '../support/journey.ts';
import { keep, openRound } from '../support/rounds.ts';
import { proseField, submit } from '../support/reviewer.ts';
import { beginCycle, setDates } from '../support/runner.ts';
import { startTodo } from '../support/todos.ts';

test.use({ withMail: false });

const round = {
  name: 'Spring round',
  preset: 'NAMED',
  sections: {},
  wrote: { 'Rae Okafor': { points: [], text: '' }, 'Cole Byrne': { points: [], text: '' } },
} as const;

/** Opens the rehearsal of a draft in a window of its own, with a mail unfolded. */
async function rehearsing(hana: Page): Promise<Page> {
  const page = await hana.context().newPage();
  await page.goto('/');
  await beginCycle(page, 'Not yet');
  await setDates(page);
  await page.getByLabel('Add a group').selectOption({ label: 'Design (6)' });
  await expect(page.getByText('6 people are reviewed.')).toBeVisible();
  await expect(page.getByText(/^Saved \d/u)).toBeVisible();
  await page.getByRole('button', { name: 'Rehearse the launch' }).click();
  await expect(page.getByRole('button', { name: 'Launch for 6 people' })).toBeVisible();
  await page.getByText('Read the mail').first().click();
  return page;
}

test('handing in shows on the status page at once, and disturbs nobody', async ({ signedIn }) => {
  const hana = await signedIn('hana@aldersund.example');
  const asa = await signedIn('asa@aldersund.example');
  const rae = await signedIn('rae@aldersund.example');
  const { cycleId } = await openRound(round, hana);

  await asa.goto(`/company/cycles/${cycleId}`);
  const sue = asa.getByRole('row', { name: /Sue Aalto/u });
  await expect(sue).toContainText('0 of 2');
  const still = await sameDocument(asa);
  const rehearsal = await rehearsing(hana);
  const mail = rehearsal.getByText(/^English, as .* would read it$/u).first();
  await expect(mail).toBeVisible();

  await startTodo(rae, 'about Sue Aalto', round.name);
  await proseField(rae, new RegExp(keep, 'u')).fill('She asks the question that everybody had.');
  await hana.goto(`/company/cycles/${cycleId}/edit`);
  const name = hana.getByLabel('Name', { exact: true });
  await name.fill('Spring round of');
  await submit(rae);
  await expect(sue).toContainText('1 of 2');
  await still();

  // The same tick reached the editor and the rehearsal.
  await name.press('End');
  await name.pressSequentially(' all', { delay: 10 });
  await expect(hana.getByText(/^Saved \d/u)).toBeVisible();
  await expect(hana.getByRole('dialog')).toHaveCount(0);
  await expect(name).toHaveValue('Spring round of all');
  await expect(mail).toBeVisible();
  await expect(rehearsal.getByRole('button', { name: 'Launch for 6 people' })).toBeVisible();
});
