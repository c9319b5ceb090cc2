import { expect, test } from '../support/journey.ts';

test.use({ withMail: false });

test('what is hidden and what is missing read alike, for members and guests', async ({ signedIn }) => {
  const sue = await signedIn('sue@aldersund.example');
  await sue.getByRole('link', { name: /^Read it: /u }).click();
  await expect(
    sue.getByRole('heading', { level: 1, name: 'What others wrote about your work' }),
  ).toBeVisible();
  const hers = new URL(sue.url()).pathname;
  const wim = await signedIn('wim@aldersund.example');
  const pages: string[] = [];
  for (const path of [hers, '/reviews/prt_00000000000000000000000000/results']) {
    await wim.goto(path);
    await expect(wim.getByText('This page does not exist, or you cannot see it.')).toBeVisible();
    await expect(wim).toHaveTitle('Nothing to see here · Sightline');
    pages.push(await wim.getByRole('main').innerText());
  }
  expect(pages[0]).toBe(pages[1]);

  const gia = await signedIn('gia@partner.example');
  for (const path of [hers, '/directory', '/company', '/guest/nowhere']) {
    await gia.goto(path);
    await expect(gia.getByText('This page does not exist, or you cannot see it.')).toBeVisible();
    await expect(gia.getByRole('navigation')).toHaveCount(0);
  }
});

test('without a network what is on the screen stays, a page that cannot come says so, and both go on after', async ({
  signedIn,
  complaints,
}) => {
  complaints.expect(/ERR_|WebSocket|Failed to fetch/u);
  const sue = await signedIn('sue@aldersund.example');
  const greeting = sue.getByRole('heading', { level: 1, name: /, Sue$/u });
  await expect(greeting).toBeVisible();
  await sue.context().setOffline(true);
  await expect(sue.getByText(/^Offline since /u)).toBeVisible();
  await expect(greeting).toBeVisible();
  await sue.getByRole('link', { name: 'Directory' }).click();
  const again = sue.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await sue.context().setOffline(false);
  await expect(sue.getByText(/^Offline since /u)).toBeHidden();
  await sue.getByRole('link', { name: 'Home', exact: false }).first().click();
  await expect(greeting).toBeVisible();
});
