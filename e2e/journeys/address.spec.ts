import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { linkTo } from '../support/guest.ts';
import { expect, logIn, phone, test } from '../support/journey.ts';
import { samplePassword } from '../support/sightline.ts';

/** Asks for another address in the list of accounts. */
async function askForAddress(admin: Page, name: string, address: string): Promise<void> {
  await admin.goto('/settings/users');
  await admin.getByRole('button', { name: `What you can do with ${name}` }).click();
  await admin.getByRole('menuitem', { name: 'Change address…' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('New address').fill(address);
  await dialog.getByRole('button', { name: 'Change the address' }).click();
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('a line manager gets another address once HR agrees and the new one confirms', async ({
  signedIn,
  openBrowser,
  mailServer,
  sightline,
}) => {
  const ada = await signedIn('ada@aldersund.example');
  await askForAddress(ada, 'Max Lindqvist', 'sue@aldersund.example');
  const dialog = ada.getByRole('dialog');
  await expect(dialog.getByText('Somebody with this address is here already')).toBeVisible();
  await accessible(ada);
  await dialog.getByLabel('New address').fill('Max.Ferro@Aldersund.example');
  await dialog.getByRole('button', { name: 'Change the address' }).click();
  await expect(row(ada, 'Max Lindqvist')).toContainText(
    'New address max.ferro@aldersund.example: somebody has to agree',
  );

  // The old address is told at once; who asked cannot agree.
  expect((await mailServer.next('max@aldersund.example')).subject).toBe(
    'You are to log in with another address',
  );
  await ada.getByRole('button', { name: 'What you can do with Max Lindqvist' }).click();
  await expect(ada.getByRole('menuitem', { name: 'Stop the change of address…' })).toBeVisible();
  await expect(ada.getByRole('menuitem', { name: 'Agree to the new address…' })).toBeHidden();

  const hr = await signedIn('hana@aldersund.example');
  // It waits on her home page, which leads to the account in the list.
  await hr.goto('/home');
  await hr.getByRole('link', { name: 'Look at the new address of Max Lindqvist', exact: true }).click();
  await expect(row(hr, 'Max Lindqvist')).toBeVisible();
  await hr.getByRole('button', { name: 'What you can do with Max Lindqvist' }).click();
  await hr.getByRole('menuitem', { name: 'Agree to the new address…' }).click();
  await expect(hr.getByRole('dialog')).toContainText(
    'Whoever reads mails at this address can take over the account.',
  );
  await accessible(hr);
  await hr.getByRole('button', { name: 'Agree to the address' }).click();
  await expect(row(hr, 'Max Lindqvist')).toContainText('not confirmed yet');

  const max = await openBrowser('max');
  await max.goto(linkTo(await mailServer.next('max.ferro@aldersund.example'), sightline.url, '/address'));
  await expect(max.getByText('max.ferro@aldersund.example')).toBeVisible();
  await accessible(max);
  await max.getByRole('button', { name: 'Confirm the address' }).click();
  await expect(max.getByText('From now on you log in with max.ferro@aldersund.example')).toBeVisible();
  await max.getByRole('link', { name: 'Log in' }).click();
  await logIn(max, 'max.ferro@aldersund.example', samplePassword);
  await expect(max).toHaveURL(/\/home$/u);
  expect((await mailServer.next('max@aldersund.example')).subject).toBe(
    'You log in with another address now',
  );
});

test('the person stops a change from the old address, on the phone and in German', async ({
  signedIn,
  openBrowser,
  mailServer,
  sightline,
}) => {
  const ada = await signedIn('ada@aldersund.example');
  await askForAddress(ada, 'Paula Wendtland', 'paula@elsewhere.example');
  const mail = await mailServer.next('paula@aldersund.example');
  expect(mail.subject).toBe('Du sollst dich mit einer anderen Adresse anmelden');
  const paula = await openBrowser('paula', { ...phone, locale: 'de-DE' });
  await paula.goto(linkTo(mail, sightline.url, '/address'));
  await expect(paula.getByText('statt mit paula@aldersund.example')).toBeVisible();
  await accessible(paula);
  await fits(paula, 390);
  await paula.getByRole('button', { name: 'Änderung aufhalten' }).click();
  await expect(paula.getByText('Aufgehalten.')).toBeVisible();
  await accessible(paula);
  await ada.reload();
  await expect(row(ada, 'Paula Wendtland')).not.toContainText('New address');
});
