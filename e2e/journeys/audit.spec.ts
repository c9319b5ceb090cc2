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

test('whoever has no part in the log finds no page there', async ({ signedIn }) => {
  const sue = await signedIn('sue@aldersund.example');
  await sue.goto('/settings/audit-log');
  await expect(sue.getByRole('heading', { level: 1 })).not.toHaveText('Audit log');
  await expect(sue.getByText('Who did what')).toBeHidden();
});
