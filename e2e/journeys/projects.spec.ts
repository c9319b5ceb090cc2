// Projects and work reviews from making them to taking them back: who sees what at each step.
import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { linkTo } from '../support/guest.ts';
import { expect, phone, test } from '../support/journey.ts';
import { comeIn } from '../support/work.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function makeProject(page: Page, name: string): Promise<void> {
  await page.goto('/projects');
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Make the project' }).click();
  await expect(heading(page, name)).toBeVisible();
}

async function makeReview(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New work review' }).click();
  await page.getByRole('dialog').getByLabel('Title').fill(title);
  await page.getByRole('button', { name: 'Make the work review' }).click();
  await expect(heading(page, title)).toBeVisible();
}

async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(name);
  await page.getByRole('option', { name }).click();
}

test('a collaborator makes a project and a work review, shares it with a reviewer, and takes it back', async ({
  signedIn,
}) => {
  const cole = await signedIn('cole@aldersund.example');
  await cole.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Projects' }).click();
  await expect(heading(cole, 'Projects')).toBeVisible();
  await accessible(cole);

  // What is missing is said at its field, and nothing typed is lost.
  await cole.getByRole('button', { name: 'New project' }).click();
  const dialog = cole.getByRole('dialog');
  await dialog.getByLabel('What it is about').fill('Everything that goes on the shelf.');
  await dialog.getByRole('button', { name: 'Make the project' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByLabel('What it is about')).toHaveValue('Everything that goes on the shelf.');
  await accessible(cole);
  await dialog.getByLabel('Name').fill('Keller Bakery');
  await dialog.getByRole('button', { name: 'Make the project' }).click();
  await expect(heading(cole, 'Keller Bakery')).toBeVisible();
  await makeReview(cole, 'Labels, winter');
  await accessible(cole);
  await fits(cole, 320);

  // Rex is a reviewer: he sees what is shared with him, and makes nothing.
  const rex = await signedIn('rex@aldersund.example');
  await rex.goto('/projects');
  await expect(rex.getByText('No work review that you take part in.')).toBeVisible();
  await expect(rex.getByRole('button', { name: 'New project' })).toHaveCount(0);

  await cole.getByRole('button', { name: 'Share with members…' }).click();
  await pick(cole, 'With whom', 'Rex Tanaka');
  await cole.getByRole('dialog').getByLabel('They are asked to decide about each version').check();
  await accessible(cole);
  await cole.getByRole('dialog').getByRole('button', { name: 'Share it' }).click();
  await expect(cole.getByText('May read, comment, decide and take files along.')).toBeVisible();
  await expect(rex.getByText('1 work review that you take part in.')).toBeVisible();
  await rex.getByRole('link', { name: 'Labels, winter' }).click();
  await expect(heading(rex, 'Labels, winter')).toBeVisible();
  await expect(rex.getByRole('heading', { name: 'Who takes part' })).toHaveCount(0);
  await accessible(rex);

  // Changed, and taken back while he looks at it.
  await cole.getByRole('button', { name: 'Change what Rex Tanaka may do' }).click();
  await cole.getByRole('dialog').getByLabel('They may take the files along').uncheck();
  await cole.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(cole.getByText('May read, comment and decide.')).toBeVisible();
  await cole.getByRole('button', { name: 'Take it back from Rex Tanaka' }).click();
  await cole.getByRole('button', { name: 'Take it back', exact: true }).click();
  await expect(heading(rex, 'Nothing to see here')).toBeVisible();
  await expect(cole.getByText('May read, comment and decide.')).toHaveCount(0);
});

test('a work manager sees all, sets the team, and the archive hides all of it', async ({ signedIn }) => {
  const cole = await signedIn('cole@aldersund.example');
  await makeProject(cole, 'Keller Bakery');
  await makeReview(cole, 'Labels, winter');
  const wim = await signedIn('wim@aldersund.example');
  await wim.goto('/projects');
  await wim.getByRole('link', { name: 'Keller Bakery' }).click();
  await wim.getByRole('button', { name: 'Set the team…' }).click();
  await pick(wim, 'Add somebody', 'Rex Tanaka');
  await accessible(wim);
  await wim.getByRole('button', { name: 'Save the team' }).click();
  await expect(wim.getByRole('listitem').filter({ hasText: 'Rex Tanaka' })).toBeVisible();
  await accessible(wim);

  const rex = await signedIn('rex@aldersund.example');
  await rex.goto('/projects');
  await expect(rex.getByRole('link', { name: 'Labels, winter' })).toBeVisible();
  await cole.getByRole('link', { name: 'Keller Bakery' }).click();
  await cole.getByRole('button', { name: 'Archive…' }).click();
  await cole.getByRole('button', { name: 'Archive the project' }).click();
  await expect(cole.getByText('Archived since')).toBeVisible();
  await expect(rex.getByRole('link', { name: 'Labels, winter' })).toHaveCount(0);
  await cole.goto('/projects');
  await expect(cole.getByRole('link', { name: 'Keller Bakery' })).toHaveCount(0);
  await cole.getByLabel('Archived ones').check();
  await cole.getByRole('link', { name: 'Keller Bakery' }).click();
  await cole.getByRole('button', { name: 'Take it out of the archive' }).click();
  await expect(rex.getByRole('link', { name: 'Labels, winter' })).toBeVisible();
});

test('somebody from outside comes in by the link that the page made, until it rests', async ({
  signedIn,
  openBrowser,
  mailServer,
  sightline,
}) => {
  const gus = 'gus.keller@bakery.example';
  const cole = await signedIn('cole@aldersund.example');
  await makeProject(cole, 'Keller Bakery');
  await makeReview(cole, 'Labels, winter');
  await cole.getByRole('button', { name: 'Share with people from outside…' }).click();
  const dialog = cole.getByRole('dialog');
  await dialog.getByLabel('E-mail addresses').fill('max@aldersund.example');
  await dialog.getByRole('button', { name: 'Share it' }).click();
  await expect(dialog.getByText('max@aldersund.example: ')).toBeVisible();
  await accessible(cole);
  await dialog.getByLabel('E-mail addresses').press('Backspace');
  await dialog.getByLabel('E-mail addresses').fill(gus);
  await dialog.getByLabel('Personal message').fill('Is the word too large?');
  await dialog.getByRole('button', { name: 'Share it' }).click();
  await expect(dialog.getByText(`${sightline.url}/shared#gl_`)).toBeVisible();
  await accessible(cole);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(cole.getByRole('listitem').filter({ hasText: 'Gus Keller' })).toContainText('Not here yet.');
  await accessible(cole);

  const guest = await openBrowser('Gus', phone);
  const link = linkTo(await mailServer.next(gus), sightline.url, '/shared');
  await comeIn(guest, link, gus, mailServer);
  await expect(heading(guest, 'Labels, winter')).toBeVisible();
  await expect(cole.getByRole('listitem').filter({ hasText: 'Gus Keller' })).toContainText('Last here');

  // The switch in the settings closes everything that is shared with guests at once, and opens it as it was.
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/settings/work-reviews');
  const shares = ada.getByRole('switch', { name: 'Share work reviews with guests' });
  await shares.click();
  await accessible(ada);
  await ada.getByRole('button', { name: 'Close it to guests' }).click();
  await expect(shares).not.toBeChecked();
  await expect(heading(guest, 'Nothing to see here')).toBeVisible();
  await shares.click();
  await expect(heading(guest, 'Labels, winter')).toBeVisible();

  await cole.getByRole('button', { name: 'Rest, lock or go on…' }).click();
  await cole.getByLabel('It rests').check();
  await cole.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(heading(guest, 'Nothing to see here')).toBeVisible();
  await cole.getByRole('button', { name: 'Rest, lock or go on…' }).click();
  await cole.getByLabel('It is locked').check();
  await cole.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(guest.getByText('It is locked: you can read it.')).toBeVisible();
  await expect(cole.getByRole('button', { name: 'Edit…' })).toHaveCount(0);

  await cole.getByRole('button', { name: `Take back the link for ${gus}` }).click();
  await cole.getByRole('button', { name: 'Take the link back' }).click();
  await expect(heading(guest, 'Nothing to see here')).toBeVisible();
  await expect(cole.getByRole('listitem').filter({ hasText: 'Gus Keller' })).toHaveCount(0);
});
