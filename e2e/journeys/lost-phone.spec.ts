import { accessible, fits } from '../support/access.ts';
import { Authenticator } from '../support/authenticator.ts';
import { expect, logIn, test } from '../support/journey.ts';
import { samplePassword } from '../support/sightline.ts';

const sue = 'sue@aldersund.example';

test('a lost second step is taken away by an administrator, and its owner is told', async ({
  signedIn,
  openBrowser,
  mailServer,
  complaints,
}) => {
  complaints.expect(/sue.*(401|4401|4403|403|409|WebSocket)/u);
  const hers = await signedIn(sue);
  await hers.goto('/security');
  await hers.getByRole('button', { name: 'Set up an app…' }).click();
  const app = new Authenticator(await hers.getByRole('dialog').locator('code').innerText());
  await hers.getByLabel('Code of your app, digit 1 of 6').click();
  await hers.keyboard.type(app.next());
  await hers.getByRole('button', { name: 'I have kept them' }).click();
  expect((await mailServer.next(sue)).subject).toBe('Logging in now takes a second step');

  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/settings/users?q=sue');
  await ada.getByRole('button', { name: /^What you can do with Sue/u }).click();
  await ada.getByRole('menuitem', { name: 'Take second step away…' }).click();
  const question = ada.getByRole('dialog', { name: /^Take the second step of Sue/u });
  await accessible(ada);
  await fits(ada, 390);
  await question.getByRole('button', { name: 'Take it away' }).click();
  await expect(ada.getByText(/can log in with the password alone, and is told so by mail/u)).toBeVisible();
  await ada.getByRole('button', { name: /^What you can do with Sue/u }).click();
  await expect(ada.getByRole('menuitem', { name: 'Edit…' })).toBeVisible();
  await expect(ada.getByRole('menuitem', { name: 'Take second step away…' })).toHaveCount(0);

  await expect(hers.getByRole('heading', { name: 'You are signed out' })).toBeVisible({ timeout: 2_000 });
  const told = await mailServer.next(sue);
  expect(told.subject).toBe('Your second step of logging in was taken away');
  expect(told.text).toContain('If you did not ask for it');
  const again = await openBrowser('sue again');
  await again.goto('/login');
  await logIn(again, sue, samplePassword);
  await expect(again).toHaveURL(/\/home$/u);
});
