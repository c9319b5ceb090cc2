import type { Page } from '@playwright/test';
import { accept } from '../support/guest.ts';
import { expect, logIn, phone, test } from '../support/journey.ts';
import { samplePassword } from '../support/sightline.ts';
import { startTodo } from '../support/todos.ts';

async function approveAllOfCole(max: Page): Promise<void> {
  await startTodo(max, "Approve Cole Byrne's reviewers");
  await max.getByRole('button', { name: /^Approve all/u }).click();
  await expect(max.getByText('Every name is decided.')).toBeVisible();
}

test('mails wait while the mail server is down, say so, and go when it is back', async ({
  signedIn,
  mailServer,
}) => {
  const max = await signedIn('max@aldersund.example');
  await mailServer.stop();
  await approveAllOfCole(max);
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/outbox');
  const row = ada.getByRole('row').filter({ hasText: 'Tomas Lehner' });
  await expect(row).toContainText('Tried 1 time');
  await expect(row).toContainText('The mail server cannot be reached.');
  await mailServer.start();
  await ada.getByRole('button', { name: 'Try the mail to Tomas Lehner again' }).click();
  expect((await mailServer.next('tomas@kornfeld.example')).text).toContain('Cole Byrne');
  await expect(row).toContainText('Sent');
});

test('every mail goes out once, with one id', async ({ signedIn, mailServer }) => {
  await approveAllOfCole(await signedIn('max@aldersund.example'));
  const mails = await Promise.all(
    ['sue', 'jonna', 'paula'].map((name) => mailServer.next(`${name}@aldersund.example`)),
  );
  const german = mails.find(({ to }) => to.startsWith('paula'));
  expect(german?.subject).toBe('Du wirst um Feedback zu Cole Byrne gebeten');
  await mailServer.next('tomas@kornfeld.example');
  expect(new Set(mailServer.mails.map(({ messageId }) => messageId)).size).toBe(mailServer.mails.length);
  expect(mailServer.mails).toHaveLength(4);
});

test('a forgotten password is set anew by mail, and the answer does not tell who has an account', async ({
  openBrowser,
  mailServer,
}) => {
  const page = await openBrowser('rae');
  for (const address of ['nobody@elsewhere.example', 'rae@aldersund.example']) {
    await page.goto('/forgot');
    await page.getByLabel('E-mail address').fill(address);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByText('If somebody here has this address, the link is on its way.')).toBeVisible();
  }
  const mail = await mailServer.next('rae@aldersund.example');
  const link = mail.text.match(/http\S+\/reset\S+/u)?.[0] ?? '';
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill('four lamps on a long table');
  await page.getByRole('button', { name: 'Set password' }).click();
  await logIn(page, 'rae@aldersund.example', 'four lamps on a long table');
  await expect(page).toHaveURL(/\/home$/u);
  expect(mailServer.mails).toHaveLength(1);
});

test.describe('without a mail server', () => {
  test.use({ withMail: false });

  test('an administrator hands the link of an invitation over, and it works', async ({
    signedIn,
    openBrowser,
  }) => {
    await approveAllOfCole(await signedIn('max@aldersund.example'));
    const ada = await signedIn('ada@aldersund.example', {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await ada.goto('/outbox');
    await expect(ada.getByText('No mail server is set up now, so nothing more goes out.')).toBeVisible();
    await ada.getByRole('button', { name: 'Show the link for Tomas Lehner…' }).click();
    const dialog = ada.getByRole('dialog', { name: 'The link for Tomas Lehner' });
    await expect(dialog).toContainText('Give it to Tomas Lehner only');
    await expect(dialog).toContainText('It works once, until');
    await expect(dialog).toContainText('recorded in the audit log');
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect(dialog.getByText('The link is copied.')).toBeVisible();
    const link = await ada.evaluate(() => navigator.clipboard.readText());
    await expect(dialog).toContainText(link);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
    await accept(await openBrowser('tomas', phone), link, 'tomas@kornfeld.example', samplePassword);
  });
});
