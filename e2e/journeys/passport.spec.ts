import { readFile } from 'node:fs/promises';
import { accessible, fits } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { expect, logIn, phone, test } from '../support/journey.ts';
import { submit } from '../support/reviewer.ts';
import { samplePassword } from '../support/sightline.ts';

test.use({ withMail: false });

const gia = 'gia@partner.example';
const noor = 'noor@haddad-consulting.example';

test('a guest finds what they see and wrote on one page, and takes back what was not released', async ({
  signedIn,
}) => {
  const page = await signedIn(gia, phone);
  await page.getByRole('link', { name: 'Everything about you, on one page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your passport' })).toBeVisible();
  const entries = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(entries).toHaveCount(2);
  const released = entries.filter({ hasText: 'and released' });
  await released.getByText(/^Read your \d answers$/u).click();
  await expect(released.getByText('When the paper supplier failed in March')).toBeVisible();
  await expect(released.getByRole('button', { name: /^Take back/u })).toHaveCount(0);
  await expect(page.getByText(gia)).toBeVisible();
  await accessible(page);
  await fits(page, 320);

  const open = entries.filter({ hasText: 'Not begun.' });
  await open.getByRole('link', { name: /^Open the feedback about/u }).click();
  await expect(page.getByRole('button', { name: 'Look over and submit' })).toBeVisible();
  for (const point of await page.getByRole('radio', { name: 'Mostly' }).all()) await point.check();
  for (const field of await page.getByRole('textbox').all()) await field.fill('She listens first.');
  await submit(page);
  await page.getByRole('link', { name: 'Your passport: everything about you here' }).click();
  const mine = entries.filter({ hasText: 'She listens first.' });
  await expect(mine.getByText(/^Handed in on /u)).toBeVisible();
  await mine.getByRole('button', { name: /^Take back/u }).click();
  const dialog = page.getByRole('dialog', { name: /^Take back the feedback about/u });
  await expect(dialog.getByText('From now on only you can read it.')).toBeVisible();
  await accessible(page);
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await expect(mine.getByText('Begun, not handed in.')).toBeVisible();
  await expect(mine.getByRole('button', { name: /^Take back/u })).toHaveCount(0);
});

test('a link leads to the passport after the login, and it is German for whoever reads German', async ({
  openBrowser,
}) => {
  const page = await openBrowser(gia, phone);
  await page.goto('/guest/passport');
  await logIn(page, gia, samplePassword);
  await expect(page).toHaveURL(/\/guest\/passport$/u);
  await page.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Dein Pass' })).toBeVisible();
  await expect(
    page.getByText(/^Abgegeben am .* und freigegeben\. Niemand kann es mehr ändern\.$/u),
  ).toBeVisible();
  await expect(page.getByText(/und sonst nichts von ihnen/u)).toBeVisible();
  await accessible(page);
  await fits(page, 320);
});

test('a guest takes the passport along, to read and as data, and nobody else can', async ({
  signedIn,
  openBrowser,
}) => {
  const page = await signedIn(gia, phone);
  await page.goto('/guest/passport');
  const save = async (button: string): Promise<string> => {
    const begun = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const file = await begun;
    expect(file.suggestedFilename()).toMatch(/^passport-\d{4}-\d\d-\d\d\.(json|html)$/u);
    return readFile(await file.path(), 'utf8');
  };
  const data = JSON.parse(await save('Save as data (JSON)')) as {
    format: string;
    user: { email: string };
    feedbackRequests: {
      state: string;
      answers: { text: string }[];
      visibility: { now: { you: boolean }[] };
    }[];
  };
  expect(data).toMatchObject({ format: 'sightline-passport/1', user: { email: gia } });
  const released = data.feedbackRequests.find(({ state }) => state === 'RELEASED');
  expect(released?.answers.map(({ text }) => text).join(' ')).toContain('When the paper supplier failed');
  expect(released?.visibility.now.filter(({ you }) => you)).toHaveLength(1);

  // The page stands alone: it is opened without the server, and passes for accessible by itself.
  const alone = await openBrowser('the saved page', phone);
  await alone.setContent(await save('Save as a page to read'));
  await expect(alone.getByRole('heading', { level: 1, name: 'Your passport' })).toBeVisible();
  await expect(alone.getByText('When the paper supplier failed in March')).toBeVisible();
  await expect(alone.getByText('Can read it now: you, Sue Aalto')).toBeVisible();
  await fits(alone, 320);

  const colleague = await signedIn('sue@aldersund.example');
  const { origin } = new URL(colleague.url());
  const refused = await colleague
    .context()
    .request.post(`${origin}/exports/passport`, { headers: { origin }, data: { format: 'json' } });
  expect(refused.status()).toBe(403);
});

test('a member from outside has a passport, and a colleague has none', async ({ signedIn, complaints }) => {
  const outside = await signedIn(noor);
  await outside.getByRole('button', { name: 'Noor Haddad' }).click();
  await outside.getByRole('link', { name: 'Your passport: everything about you here' }).click();
  await expect(outside.getByRole('heading', { level: 1, name: 'Your passport' })).toBeVisible();
  await expect(outside.getByText('Member from outside')).toBeVisible();
  await accessible(outside);
  await fits(outside, 390);

  const colleague = await signedIn('sue@aldersund.example');
  await colleague.goto('/passport');
  await expect(colleague.getByRole('heading', { name: 'Your passport' })).toBeHidden();
  await expect(colleague.getByText(/does not exist, or you cannot see it/u)).toBeVisible();
  const { viewer } = await ask<{ viewer: { passport: unknown } }>(
    colleague.context(),
    '{ viewer { passport { people { name } } } }',
  );
  expect(viewer.passport).toBeNull();
  expect(complaints.unexpected()).toEqual([]);
});
