import { readFile } from 'node:fs/promises';
import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';

test.use({ withMail: false });

test('what an administrator does stands in the log, and can be found there', async ({ signedIn }) => {
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/settings/users?tab=guests');
  await ada.getByRole('button', { name: 'What you can do with Gus Keller' }).click();
  await ada.getByRole('menuitem', { name: 'Lock…' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Lock Gus Keller' }).click();
  await expect(ada.getByRole('dialog')).toBeHidden();
  await ada.getByRole('link', { name: 'Audit log' }).click();
  const first = ada.getByRole('row').nth(1);
  await expect(first).toContainText('Ada Brandt locked Gus Keller');
  await expect(first).toContainText('state');
  await accessible(ada);
  await fits(ada, 320);

  await ada.getByLabel('What', { exact: true }).selectOption('Guest unlocked');
  await expect(ada.getByText('Nothing in the log fits all of this.')).toBeVisible();
  await ada.getByRole('button', { name: 'Show everything' }).click();
  await expect(first).toContainText('Ada Brandt locked Gus Keller');
  await ada.reload();
  await expect(first).toContainText('Ada Brandt locked Gus Keller');
});

test('the log is taken along as a table, narrowed as it is shown', async ({ signedIn }) => {
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/settings/users?tab=guests');
  await ada.getByRole('button', { name: 'What you can do with Gus Keller' }).click();
  await ada.getByRole('menuitem', { name: 'Lock…' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Lock Gus Keller' }).click();
  await expect(ada.getByRole('dialog')).toBeHidden();
  await ada.getByRole('link', { name: 'Audit log' }).click();
  await ada.getByLabel('What', { exact: true }).selectOption('Guest locked');
  await expect(ada.getByRole('row')).toHaveCount(2);
  await ada.getByRole('button', { name: 'Export' }).click();
  const file = ada.waitForEvent('download');
  await ada.getByRole('menuitem', { name: 'What is listed, as CSV' }).click();
  const taken = await file;
  expect(taken.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d{2}-\d{2}\.csv$/u);
  const lines = (await readFile(await taken.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(
    '"LOCK_GUEST","Ada Brandt","ada@aldersund.example","Gus Keller","gus@client.example"',
  );
  await ada.getByLabel('What', { exact: true }).selectOption('Audit log exported');
  await expect(ada.getByRole('row').nth(1)).toContainText('Ada Brandt took the audit log along as a table');
});

test('whoever has no part in the log finds no page there', async ({ signedIn }) => {
  const sue = await signedIn('sue@aldersund.example');
  await sue.goto('/settings/audit-log');
  await expect(sue.getByRole('heading', { level: 1 })).not.toHaveText('Audit log');
  await expect(sue.getByText('Who did what')).toBeHidden();
});
