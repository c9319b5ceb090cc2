import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { accept, linkTo } from '../support/guest.ts';
import { expect, phone, test } from '../support/journey.ts';

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** Chooses from the menu of an account and answers the question with its last button. */
async function act(page: Page, name: string, choice: string, answer: string): Promise<void> {
  await page.getByRole('button', { name: `What you can do with ${name}` }).click();
  await page.getByRole('menuitem', { name: choice, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: answer, exact: true }).click();
}

test('HR adds a guest in the directory, locks, unlocks and makes a member of them', async ({
  signedIn,
  openBrowser,
  mailServer,
  sightline,
  complaints,
}) => {
  complaints.expect(/lena.*(401|4401|4403|403|WebSocket)/u);
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/directory');
  await ada.getByRole('button', { name: 'Add users' }).click();
  const form = ada.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Lena Berg');
  await form.getByLabel('E-mail').fill('lena@partner.example');
  await accessible(ada);
  await fits(ada, 390);

  // She is to be a guest: what is typed goes along, and comes back with the other form.
  await form.getByRole('checkbox', { name: 'Guest' }).check();
  await expect(form.getByLabel('Addresses')).toHaveValue('Lena Berg <lena@partner.example>');
  await expect(form.getByText('Work role')).toHaveCount(0);
  await form.getByRole('checkbox', { name: 'Guest' }).uncheck();
  await expect(form.getByLabel('E-mail')).toHaveValue('lena@partner.example');
  await form.getByRole('checkbox', { name: 'Guest' }).check();
  await form.getByLabel('Send an e-mail now').check();
  await form.getByLabel('Personal message').fill('Your view of the fair would help us.');
  await accessible(ada);
  await fits(ada, 390);
  await form.getByRole('button', { name: 'Add 1 guest' }).click();
  await expect(ada.getByText('1 guest is added.')).toBeVisible();
  const invitation = await mailServer.next('lena@partner.example');
  expect(invitation.text).toContain('Your view of the fair would help us.');
  const lena = await openBrowser('lena', phone);
  await accept(
    lena,
    linkTo(invitation, sightline.url, '/accept'),
    'lena@partner.example',
    'a long password of her own',
  );

  // The directory does not know her; the list of guests does.
  await ada.getByLabel('Find by name, team or address').fill('Lena');
  await expect(ada.getByText('Nobody matches what you ask for.')).toBeVisible();
  await ada.getByRole('link', { name: 'Administer users' }).click();
  await ada.getByRole('tab', { name: /^Guests/u }).click();
  await expect(row(ada, 'Lena Berg')).toContainText('Active');
  await act(ada, 'Lena Berg', 'Lock…', 'Lock Lena Berg');
  await expect(row(ada, 'Lena Berg')).toContainText('Locked');
  await act(ada, 'Lena Berg', 'Unlock…', 'Unlock Lena Berg');
  await expect(row(ada, 'Lena Berg')).toContainText('Active');

  // Her address keeps her from being a colleague: a member from outside she can be.
  await ada.getByRole('button', { name: 'What you can do with Lena Berg' }).click();
  await ada.getByRole('menuitem', { name: 'Make a member…' }).click();
  await expect(ada.getByLabel('Member from outside')).toBeChecked();
  await accessible(ada);
  await fits(ada, 390);
  await ada.getByRole('dialog').getByRole('button', { name: 'Make Lena Berg a member' }).click();
  await expect(row(ada, 'Lena Berg')).toHaveCount(0);
  await ada.getByRole('tab', { name: /^Users/u }).click();
  await expect(row(ada, 'Lena Berg')).toContainText('from outside');
});

test('a member is added in the directory and stands there at once', async ({ signedIn }) => {
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/directory');
  await ada.getByRole('button', { name: 'Add users' }).click();
  const form = ada.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Nele Brandt');
  await form.getByLabel('E-mail').fill('sue@aldersund.example');
  await form.getByRole('button', { name: 'Add and invite' }).click();
  await expect(form.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('E-mail').fill('nele@aldersund.example');
  await form.getByRole('button', { name: 'Add and invite' }).click();
  await expect(form).toHaveCount(0);
  await ada.getByLabel('Find by name, team or address').fill('Nele');
  await expect(ada.getByRole('link', { name: 'Nele Brandt' })).toBeVisible();
});

test('the check box is there only while the settings let one invite guests', async ({ signedIn }) => {
  const hana = await signedIn('hana@aldersund.example');
  await hana.goto('/settings/user-management');
  await hana.getByRole('radio', { name: 'Nobody' }).check();
  await hana.getByRole('button', { name: 'Save' }).click();
  await expect(hana.getByText('Saved')).toBeVisible();
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/directory');
  await ada.getByRole('button', { name: 'Add users' }).click();
  await expect(ada.getByRole('dialog').getByLabel('E-mail')).toBeVisible();
  await expect(ada.getByRole('checkbox', { name: 'Guest' })).toHaveCount(0);
  const elin = await signedIn('elin@aldersund.example');
  await elin.goto('/directory');
  await expect(elin.getByRole('heading', { level: 1, name: 'Directory' })).toBeVisible();
  await expect(elin.getByRole('button', { name: 'Add users' })).toHaveCount(0);
});

test('people are added in German, on the phone', async ({ signedIn }) => {
  const ada = await signedIn('ada@aldersund.example', phone);
  await ada.goto('/directory');
  await ada.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await ada.reload();
  await ada.getByRole('button', { name: 'Personen hinzufügen' }).click();
  const form = ada.getByRole('dialog', { name: 'Personen hinzufügen' });
  await form.getByRole('checkbox', { name: 'Gast' }).check();
  await form.getByLabel('Adressen').fill('nils@ kunde.example');
  await accessible(ada);
  await form.getByRole('button', { name: '1 Gast hinzufügen' }).click();
  await expect(form.getByText('Das ist keine E-Mail-Adresse.', { exact: false })).toBeVisible();
  await form.getByLabel('Adressen').fill('nils@kunde.example');
  await form.getByRole('button', { name: '1 Gast hinzufügen' }).click();
  await expect(ada.getByText('1 Gast ist hinzugefügt.')).toBeVisible();
});
