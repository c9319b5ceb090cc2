import { ask } from '../support/api.ts';
import { expect, test } from '../support/journey.ts';

const addGuest = `mutation ($input: AddGuestsInput!) {
  addGuests(input: $input) { results { user { id } } errors { ... on UserError { message } } }
}`;

test('an administrator sees how many people use Sightline, and that a guest more is no user more', async ({
  signedIn,
}) => {
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/settings');
  await ada.getByRole('main').getByRole('link', { name: 'Usage' }).first().click();
  await expect(ada.getByRole('heading', { level: 1, name: 'Usage' })).toBeVisible();
  const active = ada.getByRole('heading', { level: 2, name: /^\d+ active users$/u });
  const before = await active.innerText();
  const guests = ada
    .getByRole('row', { name: /^Guests/u })
    .getByRole('cell')
    .last();
  const count = Number(await guests.innerText());
  expect(count).toBeGreaterThan(0);
  await expect(ada.getByRole('img', { name: new RegExp(`Guests: ${count}`, 'u') })).toBeVisible();
  await ask(ada.context(), addGuest, { input: { guests: [{ email: 'new@client.example' }], notify: false } });
  await ada.reload();
  await expect(guests).toHaveText(new RegExp(`${count + 1}$`, 'u'));
  await expect(active).toHaveText(before);
  await ada.getByRole('main').getByRole('link', { name: 'Users', exact: true }).last().click();
  await expect(ada.getByRole('tab', { name: `Guests ${count + 1}` })).toBeVisible();
});

test('whoever does not administer accounts finds no usage', async ({ signedIn }) => {
  for (const name of ['sue', 'wim']) {
    const page = await signedIn(`${name}@aldersund.example`);
    await page.goto('/settings/usage');
    await expect(page.getByText('This page does not exist, or you cannot see it.')).toBeVisible();
  }
});
