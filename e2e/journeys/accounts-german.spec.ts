// The journeys of accounts once more as somebody walks them on a phone, in German.
import type { Page } from '@playwright/test';
import { accessible } from '../support/access.ts';
import { linkTo } from '../support/guest.ts';
import { expect, phone, test } from '../support/journey.ts';

const password = 'ein langes Passwort nur für sie';
const another = 'und noch ein langes Passwort';

/** Opens a page for somebody who chose German. */
async function inGerman(page: Page, path: string): Promise<void> {
  await page.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await page.goto(path);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
}

/** Chooses from the menu of an account, looks at the question, and answers it with the button named. */
async function act(page: Page, name: string, choice: string, answer: string | null): Promise<void> {
  await page.getByRole('button', { name: `Was du mit ${name} tun kannst` }).click();
  await page.getByRole('menuitem', { name: choice, exact: true }).click();
  if (answer === null) return;
  await accessible(page);
  await page.getByRole('dialog').getByRole('button', { name: answer, exact: true }).click();
}

/** Logs Nele in, as the page words it in German. */
async function logIn(nele: Page, secret: string): Promise<void> {
  await nele.getByLabel('E-Mail-Adresse').fill('nele@aldersund.example');
  await nele.getByLabel('Passwort', { exact: true }).fill(secret);
  await nele.getByRole('button', { name: 'Anmelden', exact: true }).click();
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('a member from the first line to a new password, in German on the phone', async ({
  signedIn,
  openBrowser,
  mailServer,
  sightline,
  complaints,
}) => {
  complaints.expect(/nele.*(401|4401|4403|403|WebSocket)/u);
  const ada = await signedIn('ada@aldersund.example', phone);
  await inGerman(ada, '/settings/users?q=nele');
  await ada.getByRole('button', { name: 'Neu', exact: true }).click();
  const form = ada.getByRole('dialog');
  await form.getByLabel('Name', { exact: true }).fill('Nele Krüger');
  await form.getByLabel('E-Mail').fill('nele@aldersund.example');
  await form.getByLabel('Sprache der Mails').selectOption({ label: 'Deutsch' });
  await accessible(ada);
  await form.getByRole('button', { name: 'Anlegen und einladen' }).click();
  await expect(row(ada, 'Nele Krüger')).toContainText('Eingeladen');

  // She accepts what was written to her in German, and logs in.
  const nele = await openBrowser('nele', { ...phone, locale: 'de-DE' });
  await nele.goto(linkTo(await mailServer.next('nele@aldersund.example'), sightline.url, '/accept'));
  await expect(nele.getByRole('heading', { level: 1, name: 'Willkommen bei Sightline' })).toBeVisible();
  await accessible(nele);
  await nele.getByLabel('Neues Passwort', { exact: true }).fill(password);
  await nele.getByRole('button', { name: 'Passwort setzen' }).click();
  await logIn(nele, password);
  await expect(nele).toHaveURL(/\/home$/u);

  // Changed, closed and opened.
  await ada.reload();
  await act(ada, 'Nele Krüger', 'Bearbeiten…', null);
  await form.getByLabel('Team').fill('Design');
  await accessible(ada);
  await form.getByRole('button', { name: 'Speichern' }).click();
  await expect(form).toHaveCount(0);
  await act(ada, 'Nele Krüger', 'Deaktivieren…', 'Nele Krüger deaktivieren');
  await expect(nele.getByRole('heading', { name: 'Du bist abgemeldet' })).toBeVisible();
  await inGerman(ada, '/settings/users?tab=deactivated');
  await act(ada, 'Nele Krüger', 'Reaktivieren…', 'Nele Krüger reaktivieren');
  await expect(row(ada, 'Nele Krüger')).toHaveCount(0);

  // A new password by a link.
  await inGerman(ada, '/settings/users?q=nele');
  await act(ada, 'Nele Krüger', 'Passwort zurücksetzen…', 'Link senden');
  await nele.goto(linkTo(await mailServer.next('nele@aldersund.example'), sightline.url, '/reset'));
  await accessible(nele);
  await nele.getByLabel('Neues Passwort', { exact: true }).fill(another);
  await nele.getByRole('button', { name: 'Passwort setzen' }).click();
  await logIn(nele, another);
  await expect(nele).toHaveURL(/\/home$/u);
});

test('a guest is locked, unlocked and becomes a member, in German on the phone', async ({ signedIn }) => {
  const ada = await signedIn('ada@aldersund.example', phone);
  await inGerman(ada, '/settings/users?tab=guests');
  await act(ada, 'Gia Romano', 'Sperren…', 'Gia Romano sperren');
  await expect(row(ada, 'Gia Romano')).toContainText('Gesperrt');
  await act(ada, 'Gia Romano', 'Entsperren…', 'Gia Romano entsperren');
  await expect(row(ada, 'Gia Romano')).toContainText('Aktiv');
  await act(ada, 'Gia Romano', 'Zum Mitglied machen…', null);
  await expect(ada.getByLabel('Externes Mitglied')).toBeChecked();
  await accessible(ada);
  await ada.getByRole('dialog').getByRole('button', { name: 'Gia Romano zum Mitglied machen' }).click();
  await expect(row(ada, 'Gia Romano')).toHaveCount(0);
});
