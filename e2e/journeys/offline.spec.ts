import { expect, logIn, test } from '../support/journey.ts';
import { proseField, saved } from '../support/reviewer.ts';
import { samplePassword } from '../support/sightline.ts';

test.use({ withMail: false });

const network = /ERR_INTERNET_DISCONNECTED|WebSocket|ERR_NETWORK/u;

test('what is typed without a network is kept, said to be kept, and saved after coming back', async ({
  signedIn,
  complaints,
}) => {
  complaints.expect(network);
  const gia = await signedIn('gia@partner.example');
  await gia.getByRole('link', { name: 'Start' }).first().click();
  const field = proseField(gia, /keep doing/u);
  await field.fill('Typed with a network.');
  await saved(gia);
  await gia.context().setOffline(true);
  await expect(gia.getByText(/^Offline since .* You can go on writing\.$/u)).toBeVisible();
  await field.fill('Typed without a network.');
  await expect(gia.getByText('Not saved yet. Kept in this browser.')).toBeVisible();
  await gia.context().setOffline(false);
  await saved(gia);
  await expect(gia.getByText(/^Offline since/u)).toBeHidden();
  await gia.reload();
  await expect(field).toHaveValue('Typed without a network.');
});

test('what is typed after the session ended is there again after logging in', async ({
  signedIn,
  complaints,
}) => {
  complaints.expect(/40[13]|WebSocket|CloseEvent/u);
  const gia = await signedIn('gia@partner.example');
  await gia.getByRole('link', { name: 'Start' }).first().click();
  const field = proseField(gia, /keep doing/u);
  await field.fill('Typed before the end.');
  await saved(gia);
  const path = new URL(gia.url()).pathname;
  await field.fill('Typed just before the end, and not sent.');
  await gia.context().clearCookies();
  await gia.reload();
  await expect(gia).toHaveURL(/\/login\?next=/u);
  await logIn(gia, 'gia@partner.example', samplePassword);
  await expect(gia).toHaveURL(new RegExp(`${path}$`, 'u'));
  await expect(field).toHaveValue('Typed just before the end, and not sent.');
  await saved(gia);
});

test('a page whose part of the app cannot be fetched says so, and loads once the network is back', async ({
  signedIn,
  complaints,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED|WebSocket|ERR_NETWORK|dynamically imported module/u);
  const rae = await signedIn('rae@aldersund.example');
  await rae.context().setOffline(true);
  await rae.getByRole('link', { name: 'Directory' }).click();
  await expect(rae.getByRole('heading', { name: 'This page did not load' })).toBeVisible();
  await rae.context().setOffline(false);
  await rae.getByRole('button', { name: 'Try again' }).click();
  await expect(rae.getByRole('heading', { name: 'Directory' })).toBeVisible();
});
