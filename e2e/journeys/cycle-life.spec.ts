// The life of a cycle, from what it begins with to where it ends.
import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';

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
