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
