// The life of a cycle, from what it begins with to where it ends.
import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';
import { press } from '../support/keyboard.ts';

test.use({ withMail: false });

test('an HR assistant begins a cycle as a copy of the last one', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example');
  await asa.getByRole('link', { name: 'Cycles', exact: true }).click();
  await asa.getByRole('button', { name: 'New cycle' }).click();
  const dialog = asa.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^A copy of another cycle/u }).check();
  await dialog.getByLabel('Cycle to copy').selectOption({ label: 'Autumn 360' });
  await dialog.getByLabel('Begins').fill('2027-10-04');
  await dialog.getByRole('checkbox', { name: /^With the same \d+ people/u }).check();
  await accessible(asa);
  await fits(asa, 390);

  // What is missing is said at its field, and nothing that was chosen is lost.
  await dialog.getByRole('button', { name: 'Create the draft' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Name').fill('Autumn 360, next year');
  await dialog.getByRole('button', { name: 'Create the draft' }).click();

  await expect(asa.getByRole('heading', { level: 1, name: 'Autumn 360, next year' })).toBeVisible();
  await expect(asa.getByLabel('Begins', { exact: true })).toHaveValue('2027-10-04');
  await expect(asa.getByLabel('Closes', { exact: true })).not.toHaveValue('');
  await expect(asa.getByText(/^\d+ people are reviewed\./u)).toBeVisible();
  await expect(asa.getByText('Run by Asa Nyström and HR.')).toBeVisible();
});

test('an HR assistant saves a template, begins with it, renames and deletes it', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example');
  await asa.goto('/company');
  await asa.getByRole('link', { name: 'Autumn 360' }).click();
  await asa.getByRole('button', { name: /^What else you can do with Autumn 360/u }).click();
  await asa.getByRole('menuitem', { name: 'Save as template…' }).click();
  const dialog = asa.getByRole('dialog');
  await expect(dialog.getByLabel('Name')).toHaveValue('Autumn 360');
  await dialog.getByLabel('Name').fill('Our 360');
  await dialog.getByLabel('What it is good for').fill('Once a year, for everybody.');
  await accessible(asa);
  await dialog.getByRole('button', { name: 'Save the template' }).click();
  await expect(dialog).toHaveCount(0);

  // It is among what a cycle can begin with.
  await asa.goto('/company');
  await asa.getByRole('button', { name: 'New cycle' }).click();
  await dialog.getByLabel('Name').fill('For everybody');
  await dialog.getByRole('radio', { name: /^Our 360/u }).check();
  await dialog.getByRole('button', { name: 'Create the draft' }).click();
  await expect(asa.getByRole('heading', { level: 1, name: 'For everybody' })).toBeVisible();
  await expect(asa.getByRole('button', { name: /^Remove section 2/u })).toBeVisible();

  // Renamed, and gone; the cycle that began with it stays.
  await asa.getByRole('link', { name: 'Cycles', exact: true }).first().click();
  await asa.getByRole('link', { name: 'Templates' }).click();
  await expect(asa.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
  await accessible(asa);
  await fits(asa, 390);
  await asa.getByRole('button', { name: 'Rename Our 360' }).click();
  await dialog.getByLabel('Name').fill('');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Name').fill('The yearly 360');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(asa.getByRole('row', { name: /The yearly 360/u })).toContainText('Asa Nyström');
  await asa.getByRole('button', { name: 'Delete The yearly 360' }).click();
  await accessible(asa);
  await dialog.getByRole('button', { name: 'Delete the template' }).click();
  await expect(asa.getByText(/^No template yet\./u)).toBeVisible();
  await asa.getByRole('link', { name: 'See the cycles' }).click();
  await expect(asa.getByRole('link', { name: 'For everybody' })).toBeVisible();
});

const more = (page: Page) => page.getByRole('button', { name: /^What else you can do with Spring 360/u });

/** Opens a dialog from the menu by keyboard, and waits until the focus has come into it: it comes after the dialog. */
async function choose(page: Page, item: string): Promise<void> {
  await press(page, more(page));
  const wanted = page.getByRole('menuitem', { name: item });
  await expect(wanted).toBeVisible();
  for (let steps = 0; steps < 12; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').locator(':focus')).toBeVisible();
}

test('who waits for an answer in a dialog keeps the focus, and is not led behind it', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example');
  await asa.goto('/company');
  await asa.getByRole('link', { name: 'Spring 360' }).click();
  await choose(asa, 'Archive…');
  let sent = 0;
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await asa.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('mutation ArchiveCycle')) {
      sent += 1;
      await answered;
    }
    await route.continue();
  });
  const dialog = asa.getByRole('dialog');
  const archive = dialog.getByRole('button', { name: 'Archive the cycle' });
  await press(asa, archive);
  await expect(archive).toHaveAttribute('aria-busy', 'true');
  await expect(archive).toBeFocused();
  await accessible(asa);
  await asa.keyboard.press('Enter');
  await asa.keyboard.press('Tab');
  await expect(dialog.getByRole('button', { name: 'Leave it in the list' })).toBeFocused();
  answer();
  await expect(dialog).toHaveCount(0);
  await expect(asa.getByText(/^Archived: out of the list/u)).toBeVisible();
  expect(sent).toBe(1);
});

test('a closed cycle is archived, brought back, opened again and deleted by keyboard', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example');
  await asa.goto('/company');
  await asa.getByRole('link', { name: 'Spring 360' }).click();
  await choose(asa, 'Archive…');
  await accessible(asa);
  await press(asa, asa.getByRole('dialog').getByRole('button', { name: 'Archive the cycle' }));
  await expect(asa.getByRole('dialog')).toHaveCount(0);
  await asa.goto('/company');
  await expect(asa.getByRole('link', { name: 'Spring 360' })).toHaveCount(0);
  await press(asa, asa.getByRole('link', { name: 'Archived cycles' }));
  await expect(asa.getByRole('heading', { level: 1, name: 'Archived cycles' })).toBeVisible();
  await accessible(asa);
  await fits(asa, 390);
  await press(asa, asa.getByRole('link', { name: 'Spring 360' }));
  await choose(asa, 'Bring back…');
  await press(asa, asa.getByRole('dialog').getByRole('button', { name: 'Bring it back' }));
  await expect(asa.getByRole('dialog')).toHaveCount(0);

  // Opening again and deleting are HR administrators'.
  await press(asa, more(asa));
  await expect(asa.getByRole('menuitem', { name: 'Copy…' })).toBeVisible();
  await expect(asa.getByRole('menuitem', { name: 'Open again…' })).toHaveCount(0);
  await expect(asa.getByRole('menuitem', { name: 'Delete…' })).toHaveCount(0);

  const hana = await signedIn('hana@aldersund.example');
  await hana.goto('/company');
  await hana.getByRole('link', { name: 'Spring 360' }).click();
  await choose(hana, 'Open again…');
  const dialog = hana.getByRole('dialog');
  await press(hana, dialog.getByRole('button', { name: 'Open the cycle again' }));
  await expect(dialog.getByLabel('Closes')).toHaveAttribute('aria-invalid', 'true');
  await expect(dialog.getByRole('button', { name: 'Open the cycle again' })).toBeFocused();
  await accessible(hana);
  await dialog.getByLabel('Closes').fill('2100-01-31');
  await press(hana, dialog.getByRole('button', { name: 'Open the cycle again' }));
  await expect(dialog).toHaveCount(0);
  await expect(hana.getByRole('button', { name: 'Close the cycle…' })).toBeVisible();

  await choose(hana, 'Delete…');
  await expect(dialog.getByText('The feedback about 4 people is gone for good, for everybody.')).toBeVisible();
  await dialog.getByLabel('Type the name of the cycle').fill('spring 360');
  await press(hana, dialog.getByRole('button', { name: 'Delete the cycle' }));
  await expect(dialog.getByText('This is not the name. Write it as it stands above.')).toBeVisible();
  await accessible(hana);
  await dialog.getByLabel('Type the name of the cycle').fill('Spring 360');
  await press(hana, dialog.getByRole('button', { name: 'Delete the cycle' }));
  await expect(hana).toHaveURL(/\/company$/u);
  await expect(hana.getByRole('link', { name: 'Spring 360' })).toHaveCount(0);
});

test('cycles are found by kind, name and state, and a cycle is handed on to another owner', async ({ signedIn }) => {
  const asa = await signedIn('asa@aldersund.example');
  await asa.goto('/company');
  await expect(asa.getByRole('tab', { name: '360 feedback' })).toHaveAttribute('aria-selected', 'true');
  const search = asa.getByRole('searchbox', { name: 'Find cycles by name' });
  await search.fill('SPRING');
  await expect(asa.getByRole('link', { name: 'Autumn 360' })).toHaveCount(0);
  await expect(asa.getByRole('link', { name: 'Spring 360' })).toBeVisible();
  await asa.getByLabel('State').selectOption({ label: 'Draft' });
  await expect(asa.getByText('No cycle matches what you ask for.')).toBeVisible();
  await accessible(asa);
  await fits(asa, 390);

  // The address says it all; going back undoes the last step.
  await asa.reload();
  await expect(search).toHaveValue('SPRING');
  await expect(asa.getByText('No cycle matches what you ask for.')).toBeVisible();
  await asa.goBack();
  await expect(asa.getByRole('link', { name: 'Spring 360' })).toBeVisible();
  await search.fill('');
  await expect(asa.getByRole('link', { name: 'Autumn 360' })).toBeVisible();
  await asa.getByLabel('Order').selectOption({ label: 'Earliest start first' });
  await expect(asa.getByRole('rowheader').first()).toContainText('Leading at Aldersund, last year');

  // A kind that cannot be run yet says so, and offers nothing that would not work.
  await asa.getByRole('tab', { name: 'Objectives' }).click();
  await expect(asa.getByText(/^Objectives cannot be run in this version yet\./u)).toBeVisible();
  await expect(asa.getByRole('button', { name: 'New cycle' })).toHaveCount(0);
  await accessible(asa);
  await fits(asa, 390);

  // The new owner runs the cycle from then on; who no longer owns it does not find it.
  await asa.goto('/company');
  await asa.getByRole('link', { name: 'Autumn 360' }).click();
  await asa.getByRole('link', { name: 'Edit' }).click();
  const owners = asa.getByRole('region', { name: 'Owners' });
  await expect(owners.getByText(/^As it stands now, owners can edit it, /u)).toBeVisible();
  await owners.getByLabel('Add an owner').fill('Otto');
  await asa.getByRole('option', { name: /^Otto/u }).click();
  await expect(owners.getByRole('button', { name: /^Otto .* no longer owns it$/u })).toBeVisible();
  await accessible(asa);
  await fits(asa, 390);
  const otto = await signedIn('otto@aldersund.example');
  await otto.goto('/company');
  await otto.getByRole('link', { name: 'Autumn 360' }).click();
  await otto.getByRole('link', { name: 'Bearbeiten' }).click();
  await press(otto, otto.getByRole('button', { name: 'Otto Weiss gehört er nicht mehr' }));
  await otto.getByRole('dialog').getByRole('button', { name: 'Er gehört mir nicht mehr' }).click();
  await expect(otto.getByRole('link', { name: 'Autumn 360' })).toHaveCount(0);
  await asa.reload();
  await expect(owners.getByText(/^As it stands now, /u)).toBeVisible();
  await expect(owners.getByRole('button', { name: /^Otto .* no longer owns it$/u })).toHaveCount(0);
});
