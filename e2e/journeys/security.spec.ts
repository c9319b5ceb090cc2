import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { expect, logIn, test } from '../support/journey.ts';
import { askForProofOnce } from '../support/proof.ts';
import { samplePassword } from '../support/sightline.ts';

test.use({ withMail: false });

const sue = 'sue@aldersund.example';
const next = 'nine herons crossed the frozen lake';

/** Fills in the form that changes the password, and sends it. */
async function changePassword(page: Page, from: string, to: string): Promise<void> {
  await page.getByLabel('Password now').fill(from);
  await page.getByLabel('New password', { exact: true }).fill(to);
  await page.getByRole('button', { name: 'Change password' }).click();
}

test('one sees where one is logged in, and logs out one browser or all others within a second', async ({
  signedIn,
}) => {
  const here = await signedIn(sue);
  const [second, third] = [await signedIn(sue), await signedIn(sue)];
  await here.getByRole('button', { name: 'Sue Aalto' }).click();
  await here.getByRole('link', { name: 'Security: password and log-ins' }).click();
  await expect(here.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
  const listed = here.getByRole('listitem').filter({ hasText: 'Chrome on Linux' });
  await expect(listed).toHaveCount(3);
  await expect(listed.filter({ hasText: 'This browser' })).toHaveCount(1);
  await accessible(here);
  await fits(here, 320);
  await here
    .getByRole('button', { name: /^Log out: Chrome/u })
    .first()
    .click();
  await expect(listed).toHaveCount(2);
  await here.getByRole('button', { name: 'Log out everywhere else' }).click();
  await expect(listed).toHaveCount(1);
  for (const other of [second, third]) {
    await expect(other.getByRole('heading', { name: 'You are signed out' })).toBeVisible({ timeout: 2_000 });
  }
});

test('a password is changed with the old one, and every other browser is logged out', async ({
  signedIn,
  openBrowser,
  complaints,
}) => {
  complaints.expect(/422 \(Unprocessable/u);
  complaints.expect(/401 \(Unauthorized\)/u);
  const here = await signedIn(sue);
  const there = await signedIn(sue);
  await here.goto('/security');
  await changePassword(here, samplePassword, 'short');
  await expect(here.getByText('This password is too short.')).toBeVisible();
  await changePassword(here, 'not my password at all', next);
  await expect(here.getByText('This is not your password.')).toBeVisible();
  await accessible(here);
  await changePassword(here, samplePassword, next);
  await expect(here.getByText('Your new password holds.')).toBeVisible();
  await expect(there.getByRole('heading', { name: 'You are signed out' })).toBeVisible({ timeout: 2_000 });
  const again = await openBrowser('sue again');
  await again.goto('/login');
  await logIn(again, sue, samplePassword);
  await expect(again.getByText('Address and password do not match.')).toBeVisible();
  await logIn(again, sue, next);
  await expect(again).toHaveURL(/\/home$/u);
});

test('a token lets a script read as its owner, is shown once, and ends when it is deleted', async ({
  signedIn,
  sightline,
  request,
}) => {
  const page = await signedIn(sue);
  await page.goto('/security');
  await page.getByRole('button', { name: 'New access token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  await expect(dialog.getByText('Write something here.')).toBeVisible();
  await dialog.getByLabel('What is it for?').fill('Weekly export');
  await accessible(page);
  await fits(page, 390);
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  const secret = (await dialog.locator('code').textContent()) ?? '';
  expect(secret).toMatch(/^sl_pat_[0-9a-z]{50,}$/u);
  await accessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  const ask = (query: string) =>
    request.post(`${sightline.url}/graphql`, {
      headers: { authorization: `Bearer ${secret}` },
      data: { query },
    });
  expect(await (await ask('{ viewer { user { email } sessions { id } } }')).json()).toMatchObject({
    data: { viewer: { user: { email: sue }, sessions: [] } },
  });
  const written = await ask('mutation { setLanguage(input: { locale: DE }) { errors { __typename } } }');
  expect(await written.text()).toContain('FORBIDDEN');
  await page.reload();
  await expect(page.getByText('never used')).toBeHidden();
  await expect(page.getByText(secret)).toBeHidden();
  await page.getByRole('button', { name: 'Delete the token Weekly export' }).click();
  await expect(page.getByText('Weekly export')).toBeHidden();
  expect(await (await ask('{ viewer { user { email } } }')).json()).toMatchObject({ data: { viewer: null } });
});

test('an act that needs a fresh proof asks for it, goes on by itself and loses nothing', async ({
  signedIn,
  complaints,
}) => {
  complaints.expect(/422 \(Unprocessable/u);
  const page = await signedIn(sue);
  const other = await signedIn(sue);
  await page.goto('/security');
  await askForProofOnce(page, 'EndSessions');
  await page.getByRole('button', { name: 'Log out everywhere else' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm it is you' });
  await expect(dialog).toBeVisible();
  await accessible(page);
  await fits(page, 390);
  await dialog.getByLabel('Password', { exact: true }).fill('not my password at all');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('This is not your password.')).toBeVisible();
  await dialog.getByLabel('Password', { exact: true }).fill(samplePassword);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Log out everywhere else' })).toBeHidden();
  await expect(other.getByRole('heading', { name: 'You are signed out' })).toBeVisible({ timeout: 2_000 });
});
