import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { expect, logIn, phone, test } from '../support/journey.ts';
import { samplePassword } from '../support/sightline.ts';
import { startTodo } from '../support/todos.ts';

const gia = 'gia@partner.example';

/** Asks on the passport that is open, with a reason. */
async function ask(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Ask for deletion…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill(reason);
  await accessible(page);
  await dialog.getByRole('button', { name: 'Ask for deletion' }).click();
  await expect(page.getByText('Administrators of Aldersund decide; you are told by mail.')).toBeVisible();
}

test('a guest asks to be deleted, takes it back, is declined with a reason, asks again, and is deleted', async ({
  signedIn,
  openBrowser,
  mailServer,
  complaints,
}) => {
  complaints.expect(/gia.*(401|4401|4403|403|409|WebSocket)/u);
  const guest = await signedIn(gia, phone);
  await guest.goto('/guest/passport');
  await expect(guest.getByText(/^It stays: what you handed in/u)).toBeVisible();
  await ask(guest, 'I left Partner.');
  await accessible(guest);
  await fits(guest, 320);
  await guest.getByRole('button', { name: 'Keep my account…' }).click();
  await guest.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(guest.getByRole('button', { name: 'Ask for deletion…' })).toBeVisible();
  await ask(guest, 'I left Partner.');

  // It waits for Hana, who declines: nothing typed is lost when the reason is missing.
  const hana = await signedIn('hana@aldersund.example');
  await startTodo(hana, 'Answer Gia Romano, who asks to be deleted');
  const row = hana.getByRole('row').filter({ hasText: gia });
  await expect(row).toContainText('Asks to be deleted');
  await accessible(hana);
  const answer = async () => {
    await hana.getByRole('button', { name: 'What you can do with Gia Romano' }).click();
    await hana.getByRole('menuitem', { name: 'Answer the wish to be deleted…' }).click();
  };
  await answer();
  const dialog = hana.getByRole('dialog', { name: 'Gia Romano asks to be deleted' });
  await expect(dialog.getByText('I left Partner.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await expect(dialog.getByText('Say why, in a sentence.')).toBeVisible();
  await accessible(hana);
  await dialog.getByLabel('Why it is declined').fill('One request is still open.');
  await dialog.getByRole('button', { name: 'Decline' }).click();
  await expect(row).not.toContainText('Asks to be deleted');
  const declined = await mailServer.next(gia);
  expect(declined.subject).toBe('Your account was not deleted');
  expect(declined.text).toContain('> One request is still open.');
  await expect(guest.getByText('One request is still open.')).toBeVisible();
  await accessible(guest);

  // Asked again and carried out, with the name typed: the session ends, and one last mail says what was done.
  await ask(guest, '');
  await expect(row).toContainText('Asks to be deleted');
  await answer();
  await dialog.getByRole('button', { name: 'Delete Gia Romano for good…' }).click();
  const deletion = hana.getByRole('dialog', { name: 'Delete Gia Romano for good?' });
  await deletion.getByLabel('Type the name to confirm: Gia Romano').fill('Gia Romano');
  await deletion.getByRole('button', { name: 'Delete Gia Romano', exact: true }).click();
  await expect(row).toHaveCount(0);
  const done = await mailServer.next(gia);
  expect(done.subject).toBe('Your account at Aldersund was deleted');
  expect(done.text).not.toContain('Gia');
  const again = await openBrowser('gia again', phone);
  await again.goto('/login');
  await logIn(again, gia, samplePassword);
  await expect(again.getByText(/^Address and password do not match/u)).toBeVisible();
});

test('a member from outside asks in German, and administrators alone can answer', async ({ signedIn }) => {
  const noor = await signedIn('noor@haddad-consulting.example');
  await noor.goto('/passport');
  await noor.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await noor.reload();
  await noor.getByRole('button', { name: 'Um Löschung bitten…' }).click();
  await noor.getByRole('dialog').getByRole('button', { name: 'Um Löschung bitten' }).click();
  await expect(noor.getByText(/^Am .* hast du gebeten, dein Konto zu löschen\./u)).toBeVisible();
  await accessible(noor);
  await fits(noor, 390);

  const hana = await signedIn('hana@aldersund.example');
  await hana.goto('/settings/users?q=noor');
  await expect(hana.getByRole('row').filter({ hasText: 'Noor' })).toContainText('Asks to be deleted');
  await hana.getByRole('button', { name: 'What you can do with Noor Haddad' }).click();
  await expect(hana.getByRole('menuitem', { name: 'Edit…' })).toBeVisible();
  await expect(hana.getByRole('menuitem', { name: 'Answer the wish to be deleted…' })).toHaveCount(0);
  const ada = await signedIn('ada@aldersund.example');
  await startTodo(ada, 'Answer Noor Haddad, who asks to be deleted');
  await expect(ada.getByRole('row').filter({ hasText: 'Noor' })).toContainText('Asks to be deleted');
});
