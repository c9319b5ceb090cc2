// An HR assistant prepares a cycle for a group, rehearses it, mends what the rehearsal found, and launches it.
import { expect, phone, test } from '../support/journey.ts';
import { accessible, fits } from '../support/access.ts';
import { beginCycle, setDates } from '../support/runner.ts';

test.use({ withMail: false });

test('a cycle for a team is launched from its rehearsal', async ({ signedIn }) => {
  const page = await signedIn('asa@aldersund.example');
  await beginCycle(page, 'Team round');
  await setDates(page);
  await page.getByLabel('Choose until', { exact: true }).fill('2020-01-02');
  await page.getByLabel('Begins', { exact: true }).fill('2020-01-01');
  await page.getByLabel('Add a group').selectOption({ label: 'Design (6)' });
  await expect(page.getByText('6 people are reviewed.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Jonna Kivi' }).click();
  await expect(page.getByText('5 people are reviewed.')).toBeVisible();
  await expect(page.getByText('Left out, although a group means them')).toBeVisible();
  await expect(page.getByText(/^Saved \d/u)).toBeVisible();
  await page.getByRole('button', { name: 'Rehearse the launch' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'If you launch now' })).toBeVisible();
  const past = page.getByText('The date until which reviewers are chosen lies in the past.');
  await expect(past).toBeVisible();
  await page.getByText('Read the mail').first().click();
  await expect(page.getByText(/^German, as .* would read it$/u).first()).toBeVisible();
  await accessible(page);
  await page.setViewportSize(phone.viewport);
  await fits(page, phone.viewport.width);
  await accessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByRole('listitem').filter({ has: past }).getByRole('link', { name: 'Go to the dates' }).click();
  await expect(page).toHaveURL(/\/edit#timeline$/u);
  await page.getByLabel('Choose until', { exact: true }).fill('2199-01-02');
  for (const label of ['Approve until', 'Write until', 'Release from', 'Closes'])
    await page.getByLabel(label, { exact: true }).fill('2199-02-02');
  await expect(page.getByText(/^Saved \d/u)).toBeVisible();
  const rehearse = page.getByRole('button', { name: 'Rehearse the launch' });
  await rehearse.focus();
  await page.keyboard.press('Enter');
  const launch = page.getByRole('button', { name: 'Launch for 5 people' });
  await expect(launch).toBeVisible();
  await expect(past).toHaveCount(0);
  await launch.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Team round' })).toBeVisible();
  await expect(page).toHaveURL(/\/company\/cycles\/[^/]+$/u);
});

test('a rehearsal that is out of date says so', async ({ signedIn }) => {
  const page = await signedIn('hana@aldersund.example');
  await beginCycle(page, 'Runde');
  await setDates(page);
  await page.getByLabel('Add a group').selectOption({ label: 'Design (6)' });
  await expect(page.getByText('6 people are reviewed.')).toBeVisible();
  await expect(page.getByText(/^Saved \d/u)).toBeVisible();
  const editor = page.url();
  await page.getByRole('button', { name: 'Rehearse the launch' }).click();
  await expect(page.getByRole('button', { name: 'Launch for 6 people' })).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(editor);
  await other.getByRole('button', { name: 'Remove Jonna Kivi' }).click();
  await expect(other.getByText('5 people are reviewed.')).toBeVisible();
  await other.close();

  await page.getByRole('button', { name: 'Launch for 6 people' }).click();
  await expect(page.getByText('Something changed since you opened this page.')).toBeVisible();
  await page.getByRole('button', { name: 'Rehearse again' }).click();
  await expect(page.getByRole('button', { name: 'Launch for 5 people' })).toBeVisible();
});

test('the rehearsal in German', async ({ signedIn }) => {
  const page = await signedIn('hana@aldersund.example');
  await beginCycle(page, 'Runde');
  await page.getByLabel('Add a group').selectOption({ label: 'Design (6)' });
  await expect(page.getByText('6 people are reviewed.')).toBeVisible();
  await page.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await page.goto(page.url().replace(/edit.*$/u, 'launch'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { level: 1, name: 'Wenn du jetzt startest' })).toBeVisible();
  await expect(page.getByText('Hält den Start auf').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Zu den Daten' }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /starten$/u })).toHaveCount(0);
});
